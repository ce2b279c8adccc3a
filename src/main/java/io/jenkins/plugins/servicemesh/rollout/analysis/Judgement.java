package io.jenkins.plugins.servicemesh.rollout.analysis;

/**
 * What one test says.
 *
 * @param value as measured, for people
 * @param explanation why, for people
 */
record Judgement(String value, Verdict verdict, String explanation) {

    /** A test's outcome: it fails when such figures are rarer than the limit for a version that holds the bound. */
    static Judgement of(String value, String figures, double chance, double limit) {
        return new Judgement(
                value,
                chance <= limit ? Verdict.FAIL : Verdict.PASS,
                figures + " in " + Figures.chance(chance) + " of cases; the limit is " + Figures.chance(limit));
    }

    static Judgement noData(String explanation) {
        return new Judgement("no data", Verdict.NO_DATA, explanation);
    }
}
