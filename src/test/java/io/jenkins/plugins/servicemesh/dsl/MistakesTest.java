package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words in the wrong place, misspelt or assigned, in each way in which the language is evaluated. */
class MistakesTest {

    @ParameterizedTest
    @EnumSource
    void allMistakesComeAtOnceEachWithItsLine(Evaluation evaluation) {
        assertThat(Refused.by(evaluation, """
                        mesh(clustr: 'prod', namespace: 'shop') {
                            mtls 'strict'
                            service('reviews') {
                                versions 'v1', 'v2'
                                ejectFor '3s'
                                route('default') {
                                    spilt v1: 90, v2: 10
                                    requestTimeout '5'
                                }
                                fault { delay '2s' }
                            }
                        }
                        """))
                .containsExactly(
                        "reviews.mesh:1, mesh: unknown argument of mesh 'clustr'; allowed: cluster, namespace, failBuild, owner;"
                                + " did you mean 'cluster'?",
                        "reviews.mesh:2, mtls: invalid mTLS mode 'strict'; allowed: STRICT, PERMISSIVE, DISABLE;"
                                + " did you mean 'STRICT'?",
                        "reviews.mesh:5, service 'reviews' > ejectFor: 'ejectFor' belongs to circuitBreaker,"
                                + " not inside service",
                        "reviews.mesh:7, service 'reviews' > route 'default' > spilt: unknown word in route 'spilt';"
                                + " allowed: match, split, to, requestTimeout, retries, fault, mirror, remove;"
                                + " did you mean 'split'?",
                        "reviews.mesh:8, service 'reviews' > route 'default' > requestTimeout: invalid requestTimeout"
                                + " '5'; allowed: a duration of at least 1ms such as 500ms, 3s or 1m30s",
                        "reviews.mesh:10, service 'reviews' > fault > delay: delay needs percent: a number from 0 to 100,"
                                + " without quotes; for example: delay '2s', percent: 5");
    }

    @ParameterizedTest
    @EnumSource
    void anAssignmentIsRefusedAtItsLineAndTheOtherBlocksAreStillRead(Evaluation evaluation) {
        assertThat(Refused.by(evaluation, """
                        mesh(namespace: 'shop') {
                            service('reviews') {
                                retries = 3
                            }
                            mtls 'NONE'
                        }
                        """))
                .containsExactly(
                        "reviews.mesh:3, service 'reviews' > retries: 'retries' is a word, not a variable: write it without '='",
                        "reviews.mesh:5, mtls: invalid mTLS mode 'NONE'; allowed: STRICT, PERMISSIVE, DISABLE");
    }

    @ParameterizedTest
    @EnumSource
    void theLineIsTheOneOfTheWordInAHelperOfTheScript(Evaluation evaluation) {
        assertThat(Refused.findings(evaluation, """
                        def strict = {
                            mode 'ON'
                        }
                        mesh(namespace: 'shop') {
                            mtls('reviews', strict)
                        }
                        """))
                .extracting(finding -> finding.place().line())
                .containsExactly(2);
    }

    @Test
    void aMisspeltBlockIsLookedIntoAllTheSame() {
        assertThat(Refused.inService("rout('x') { retries '3' }"))
                .hasSize(2)
                .last()
                .asString()
                .contains("invalid retries '3'");
    }

    @Test
    void aWordOfAnInnerBlockNamesAllBlocksThatHaveIt() {
        assertThat(Refused.inMesh("provider 'otel'"))
                .singleElement()
                .asString()
                .contains("'provider' belongs to metrics or tracing or accessLog, not inside mesh");
    }

    @Test
    void aMeshInsideAMeshIsMisplaced() {
        assertThat(Refused.inMesh("mtls 'STRICT'; mesh { mtls 'STRICT' }"))
                .singleElement()
                .asString()
                .contains("'mesh' belongs to script, not inside mesh");
    }

    @Test
    void aWordOutsideOfItsBlockIsNotTakenFromTheBlockAround() {
        assertThat(Refused.inRoute("to 'v1'; circuitBreaker { consecutive5xx 5 }"))
                .singleElement()
                .asString()
                .contains("'circuitBreaker' belongs to service, not inside route");
    }

    @Test
    void aWordIsWrittenOnce() {
        assertThat(Refused.inRoute("requestTimeout '3s'; requestTimeout '5s'"))
                .singleElement()
                .asString()
                .contains("requestTimeout is written twice in route");
    }

    @Test
    void aBlockThatSaysNothingIsRefused() {
        assertThat(Refused.by(Evaluation.PLAIN, "mesh(namespace: 'shop') { service('reviews') { } }"))
                .singleElement()
                .asString()
                .contains("service says nothing");
    }

    @Test
    void aNamespaceThatIsNotGivenIsAskedForOnlyWhenItIsNeeded() throws Throwable {
        MeshIntent intent = Evaluation.PLAIN.of("mesh { mtls 'STRICT' }").get(0);

        assertThat(intent.spec("shop").namespace()).isEqualTo("shop");
        assertThatThrownBy(intent::spec).hasMessageContaining("mesh needs a namespace");
    }

    @Test
    void everyFindingHasAStableRule() {
        assertThat(Refused.findings(
                        Evaluation.PLAIN,
                        "mesh(namespace: 'shop') { mtls 'strict'; ejectFor '3s'; telemetri { tracing { } } }"))
                .extracting(Finding::rule)
                .containsExactly("dsl/invalid-value", "dsl/misplaced-word", "dsl/unknown-word");
    }
}
