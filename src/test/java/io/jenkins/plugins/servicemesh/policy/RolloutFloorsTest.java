package io.jenkins.plugins.servicemesh.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rollout that is less careful than the cluster demands is refused, and what is demanded is said. */
class RolloutFloorsTest {

    private static final RolloutFloors REQUESTS =
            new RolloutFloors(Optional.of(100), Optional.empty(), Optional.empty(), Optional.empty());
    private static final RolloutFloors FIRST =
            new RolloutFloors(Optional.empty(), Optional.of(Percent.of(10)), Optional.empty(), Optional.empty());
    private static final RolloutFloors WEIGHTS =
            new RolloutFloors(Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty());
    private static final RolloutFloors EVERY =
            new RolloutFloors(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(2)));

    private static AnalysisSpec judged(boolean dryRun) {
        return AnalysisSpec.of(List.of(new Check.SuccessRate(Percent.of(99), dryRun)));
    }

    private static RolloutSpec rollout(AnalysisSpec analysis, EndingSpec ending, Stage... stages) {
        RolloutTarget reviews = new RolloutTarget("reviews", Optional.empty(), Version.named("v2"), List.of());
        return new RolloutSpec(
                "shop",
                MeshType.AUTO,
                List.of(reviews),
                List.of(stages),
                List.of(),
                Optional.empty(),
                analysis,
                ending);
    }

    private static RolloutSpec canary(AnalysisSpec analysis) {
        return rollout(analysis, EndingSpec.DEFAULT, weights(2, 5, 50));
    }

    private static RolloutSpec canary(int minutes, int... weights) {
        return rollout(judged(false), EndingSpec.DEFAULT, weights(minutes, weights));
    }

    private static Stage[] weights(int minutes, int... weights) {
        return IntStream.of(weights)
                .mapToObj(weight -> new Stage.Weight(Percent.of(weight), Duration.ofMinutes(minutes), false))
                .toArray(Stage[]::new);
    }

    private static List<String> rules(RolloutFloors floors, RolloutSpec rollout) {
        return floors.refusals(rollout).stream().map(Finding::rule).toList();
    }

    @Test
    void fewerRequestsThanDemandedAreNoVerdict() {
        assertThat(REQUESTS.refusals(canary(judged(false).withMinRequests(99))))
                .extracting(Finding::describe)
                .containsExactly("minRequests is too low '99'; allowed: at least 100;"
                        + " an administrator says so where the cluster is configured");
        assertThat(rules(REQUESTS, canary(judged(false).withMinRequests(100)))).isEmpty();
    }

    @Test
    void whereRequestsAreDemandedACheckHasToDecide() {
        assertThat(rules(REQUESTS, canary(AnalysisSpec.NONE.withMinRequests(100))))
                .containsExactly("policy/check");
        assertThat(rules(REQUESTS, canary(judged(true).withMinRequests(100)))).containsExactly("policy/check");
    }

    @Test
    void whereRequestsAreDemandedNoFiguresAreNoPass() {
        AnalysisSpec passing = judged(false).withMinRequests(100).withOnNoData(OnNoData.PASS);
        assertThat(rules(REQUESTS, canary(passing))).containsExactly("policy/on-no-data");
    }

    @Test
    void theFirstWeightIsSmallEnough() {
        assertThat(rules(FIRST, canary(2, 11, 50))).containsExactly("policy/first-weight");
        assertThat(rules(FIRST, canary(2, 10, 50))).isEmpty();
    }

    @Test
    void withoutAWeightAPromotionIsTheFirst() {
        Stage mirror = new Stage.Mirror(Percent.of(100), Duration.ofMinutes(2), false);
        assertThat(rules(FIRST, rollout(judged(false), EndingSpec.DEFAULT, mirror)))
                .containsExactly("policy/first-weight");
        assertThat(rules(FIRST, rollout(judged(false), EndingSpec.DEFAULT.withPromote(false), mirror)))
                .isEmpty();
    }

    @Test
    void thereAreEnoughWeights() {
        assertThat(rules(WEIGHTS, canary(2, 10))).containsExactly("policy/weights");
        assertThat(rules(WEIGHTS, canary(2, 10, 50))).isEmpty();
    }

    @Test
    void eachWeightLastsLongEnough() {
        assertThat(EVERY.refusals(canary(1, 10, 50)))
                .extracting(finding -> finding.message() + " " + finding.value().orElseThrow())
                .containsExactly(
                        "the weight 10 % does not last long enough 60s",
                        "the weight 50 % does not last long enough 60s");
        assertThat(rules(EVERY, canary(2, 10, 50))).isEmpty();
    }

    @Test
    void withoutFloorsAnythingGoes() {
        assertThat(rules(RolloutFloors.NONE, canary(0, 100))).isEmpty();
    }
}
