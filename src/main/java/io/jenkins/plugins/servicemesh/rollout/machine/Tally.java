package io.jenkins.plugins.servicemesh.rollout.machine;

/**
 * Looks of one stage that did not end well, each kind counted for itself.
 *
 * @param failures failed looks
 * @param errors looks in a row without an answer of the metric source
 * @param inconclusive looks at the end of the stage that could not be judged
 */
public record Tally(int failures, int errors, int inconclusive) {

    /** None yet. */
    public static final Tally NONE = new Tally(0, 0, 0);

    Tally withFailure() {
        return new Tally(failures + 1, errors, inconclusive);
    }

    Tally withError() {
        return new Tally(failures, errors + 1, inconclusive);
    }

    Tally withInconclusive() {
        return new Tally(failures, errors, inconclusive + 1);
    }

    /** The source answers again. */
    Tally withoutErrors() {
        return new Tally(failures, 0, inconclusive);
    }
}
