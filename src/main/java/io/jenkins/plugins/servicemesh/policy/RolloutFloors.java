package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How careful a rollout is at least.
 *
 * @param minRequests under which no verdict counts; then a rollout needs a check, and does not pass without figures
 * @param firstWeight what the new version gets at most to begin with
 * @param minWeights how many weights there are at least
 * @param every how long each weight lasts at least
 */
public record RolloutFloors(
        Optional<Integer> minRequests,
        Optional<Percent> firstWeight,
        Optional<Integer> minWeights,
        Optional<Duration> every) {

    /** Anything goes. */
    public static final RolloutFloors NONE =
            new RolloutFloors(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What is less careful than that. */
    List<Finding> refusals(RolloutSpec rollout) {
        List<Finding> findings = new ArrayList<>();
        minRequests.ifPresent(least -> requests(rollout.analysis(), least, findings));
        firstWeight.ifPresent(most -> first(rollout, most, findings));
        minWeights.ifPresent(least -> weights(rollout, least, findings));
        every.ifPresent(least -> durations(rollout, least, findings));
        return findings;
    }

    private static void requests(AnalysisSpec analysis, int least, List<Finding> findings) {
        if (analysis.minRequests() < least) {
            findings.add(refusal("min-requests", "minRequests is too low", analysis.minRequests(), atLeast(least)));
        }
        if (analysis.checks().stream().allMatch(check -> check.dryRun())) {
            findings.add(Finding.error("policy/check", "a rollout needs a check that decides on this cluster")
                    .withSuggestion("write one, such as successRate: [min: 99]; " + ClusterPolicy.ADVICE));
        }
        if (analysis.onNoData() == OnNoData.PASS) {
            findings.add(
                    refusal("on-no-data", "onNoData lets a stage pass without figures", "pass", "wait, fail, ask"));
        }
    }

    private static void first(RolloutSpec rollout, Percent most, List<Finding> findings) {
        Optional<Percent> first =
                weights(rollout).stream().map(Stage.Weight::share).findFirst();
        Percent begins = first.orElse(Percent.of(rollout.ending().promote() ? 100 : 0));
        if (begins.value().compareTo(most.value()) > 0) {
            findings.add(refusal("first-weight", "the first weight is too high", begins, "at most " + most));
        }
    }

    private static void weights(RolloutSpec rollout, int least, List<Finding> findings) {
        int count = weights(rollout).size();
        if (count < least) {
            findings.add(refusal("weights", "there are too few weights", count, atLeast(least)));
        }
    }

    private static void durations(RolloutSpec rollout, Duration least, List<Finding> findings) {
        for (Stage.Weight stage : weights(rollout)) {
            if (stage.lasts().compareTo(least) < 0) {
                String what = "the weight " + stage.describe() + " does not last long enough";
                findings.add(refusal(
                        "every", what, DurationText.print(stage.lasts()), "at least " + DurationText.print(least)));
            }
        }
    }

    private static List<Stage.Weight> weights(RolloutSpec rollout) {
        return rollout.stages().stream()
                .filter(Stage.Weight.class::isInstance)
                .map(Stage.Weight.class::cast)
                .toList();
    }

    private static String atLeast(int least) {
        return "at least " + least;
    }

    private static Finding refusal(String rule, String what, Object value, String allowed) {
        return Finding.error("policy/" + rule, what)
                .withValue(value)
                .withAllowed(List.of(allowed))
                .withSuggestion(ClusterPolicy.ADVICE);
    }
}
