package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.End;
import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How many rollouts ended how. */
record Tally(List<Outcome> outcomes) {

    static Tally of(int rollouts, long seed, SimulatedRollout rollout) {
        Chance chance = new Chance(seed);
        return new Tally(
                IntStream.range(0, rollouts).mapToObj(at -> rollout.run(chance)).toList());
    }

    long promoted() {
        return count(End.PROMOTED);
    }

    long stopped() {
        return count(End.FAILED_A_CHECK) + count(End.STOPPED_EARLY);
    }

    long count(End end) {
        return outcomes.stream().filter(outcome -> outcome.end() == end).count();
    }

    void print(String what) {
        System.out.printf(
                "%s: of %d rollouts %d promoted, %d stopped by a check, %d stopped early, %d not judged%n",
                what,
                outcomes.size(),
                promoted(),
                count(End.FAILED_A_CHECK),
                count(End.STOPPED_EARLY),
                count(End.NOT_JUDGED));
        if (stopped() > 0) {
            System.out.printf(
                    "  stopped at a weight of %.0f %% after %.0f s (medians), 95 %% of them within %.0f s%n",
                    100 * ofStopped(0.5, Outcome::weight),
                    ofStopped(0.5, Outcome::seconds),
                    ofStopped(0.95, Outcome::seconds));
        }
    }

    private double ofStopped(double quantile, ToDoubleFunction<Outcome> figure) {
        double[] sorted = outcomes.stream()
                .filter(Outcome::stopped)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[(int) (quantile * (sorted.length - 1))];
    }
}
