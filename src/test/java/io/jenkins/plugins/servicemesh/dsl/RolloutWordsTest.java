package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rollouts in a {@code mesh} block, in each way in which it is evaluated, and in a mesh file. */
class RolloutWordsTest {

    private static final String SHOP = """
            mesh(namespace: 'shop') {
                canary('reviews') {
                    from 'v1' ; to 'v2' ; weights 1, 5, 25, 50 ; every '2m'
                    check { successRate min: 99.5 ; latency p99: '400ms' ; maxIncrease 'latency p99', by: '20%' }
                    onFailure 'rollback'
                }
                service('reviews') { versions 'v1', 'v2' }
                blueGreen {
                    service('ratings') { to 'v2' }
                    service('details') { from 'v1'; to 'v3' }
                    watch '5m'
                }
            }
            """;

    @ParameterizedTest
    @EnumSource
    void aBlockSaysHowTheMeshIsToBeAndWhatMovesThen(Evaluation evaluation) throws Throwable {
        MeshIntent intent = evaluation.of(SHOP).get(0);

        assertThat(intent.isConfiguration()).isTrue();
        assertThat(intent.spec().services()).hasSize(1);
        assertThat(intent.rolloutCount()).isEqualTo(2);
        assertThat(intent.rollouts())
                .extracting(
                        RolloutSpec::describe, RolloutSpec::describeStages, RolloutSpec::namespace, RolloutSpec::mesh)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "reviews to v2", "1 %, 5 %, 25 %, 50 %", "shop", MeshType.AUTO),
                        org.assertj.core.groups.Tuple.tuple(
                                "ratings to v2, details to v3", "100 %", "shop", MeshType.AUTO));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatOnlyMovesRequestsIsNoConfiguration(Evaluation evaluation) throws Throwable {
        List<MeshIntent> intents = evaluation.of("""
                mesh {
                    canary('reviews') { to 'v2' ; weights 5 ; every '2m' }
                    canary('reviews') { to 'v3' ; weights 5 ; every '2m' }
                }
                """);

        assertThat(intents).singleElement().satisfies(intent -> {
            assertThat(intent.isConfiguration()).isFalse();
            assertThat(intent.rollouts("shop"))
                    .hasSize(2)
                    .extracting(RolloutSpec::namespace)
                    .containsOnly("shop");
            assertThatThrownBy(intent::rollouts).hasMessageContaining("mesh needs a namespace");
        });
    }

    @ParameterizedTest
    @EnumSource
    void allMistakesComeAtOnceEachWithItsLine(Evaluation evaluation) {
        assertThat(Refused.by(evaluation, """
                        mesh(namespace: 'shop') {
                            canary('reviews') {
                                too 'v2'
                                weights 5, 25, 25
                                every 2
                                check {
                                    successRate 99
                                    latency p99: '400'
                                    maxIncrease 'errors', by: '20'
                                    weights 5
                                }
                                onFailure 'Rollback'
                            }
                            blueGreen('ratings') { to 'v2'; watch '5m'; weights 5 }
                        }
                        """))
                .map(text -> text.substring("reviews.mesh:".length()))
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("3, canary 'reviews' > too: unknown word in canary 'too'")
                                .endsWith("did you mean 'to'?"),
                        text -> assertThat(text)
                                .isEqualTo(
                                        "4, canary 'reviews' > weights: invalid weight '25'; allowed: more than the weight before it, 25"),
                        text -> assertThat(text)
                                .isEqualTo(
                                        "5, canary 'reviews' > every: invalid every '2'; allowed: a duration in quotes such as '500ms', '3s' or '1m30s'"),
                        text -> assertThat(text)
                                .startsWith(
                                        "7, canary 'reviews' > check > successRate: successRate needs min: a number"),
                        text -> assertThat(text)
                                .startsWith("7, canary 'reviews' > check > successRate: too many arguments"),
                        text -> assertThat(text)
                                .startsWith("8, canary 'reviews' > check > latency: invalid latency p99 '400'"),
                        text -> assertThat(text)
                                .isEqualTo(
                                        "9, canary 'reviews' > check > maxIncrease: invalid by '20'; allowed: how much more in percent, '20%' or 20"),
                        text -> assertThat(text)
                                .isEqualTo(
                                        "10, canary 'reviews' > check > weights: 'weights' belongs to canary, not inside check"),
                        text -> assertThat(text)
                                .startsWith("12, canary 'reviews' > onFailure: invalid onFailure 'Rollback'")
                                .endsWith("did you mean 'rollback'?"),
                        text -> assertThat(text)
                                .isEqualTo(
                                        "14, blueGreen 'ratings' > weights: 'weights' belongs to canary, not inside blueGreen"));
    }

    @Test
    void whatDoesNotFitIsToldAtItsBlock() {
        assertThat(Refused.inMesh("canary('a') { to 'v2'; weights 5 }"))
                .containsExactly("reviews.mesh:1, canary 'a': every needs how long a stage lasts, such as '2m'");
    }

    @Test
    void aBlockBecomesAFileThatMeansTheSame() throws Throwable {
        MeshIntent intent = Evaluation.PLAIN.of(SHOP).get(0);

        String text = YamlText.print(MeshFile.document(intent));

        MeshIntent read = MeshFile.read(text, "x.yaml").get(0);
        assertThat(read.rollouts()).isEqualTo(intent.rollouts());
        assertThat(read.spec()).isEqualTo(intent.spec());
        assertThat(text).contains("""
                  canary:
                    reviews:
                      from: v1
                      to: v2
                      weights:
                      - 1
                      - 5
                      - 25
                      - 50
                      every: 2m
                      check:
                        successRate: 99.5
                        latency:
                          p99: 400ms
                        maxIncrease:
                          latency p99: 20%
                      onFailure: rollback
                """);
    }
}
