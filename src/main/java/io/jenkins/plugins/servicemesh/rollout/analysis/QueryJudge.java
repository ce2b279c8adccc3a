package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.math.BigDecimal;

/** A query's value lies between plain bounds: it has no counts that a test could weigh. */
record QueryJudge(Check.Query check) implements Reading.Visitor<Judgement> {

    private static final String PLAIN = "; the bound is plain: a query has no counts to test";

    @Override
    public Judgement value(double number) {
        if (!Double.isFinite(number)) {
            return unreadable(Double.toString(number), "a division by zero is no value to compare");
        }
        String value = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        return isWithin(BigDecimal.valueOf(number))
                ? new Judgement(value, Verdict.PASS, value + " is " + check.bound() + PLAIN)
                : new Judgement(value, Verdict.FAIL, value + " is not " + check.bound() + PLAIN);
    }

    private boolean isWithin(BigDecimal number) {
        return check.min().filter(least -> number.compareTo(least) < 0).isEmpty()
                && check.max().filter(most -> number.compareTo(most) > 0).isEmpty();
    }

    @Override
    public Judgement notANumber() {
        return unreadable("NaN", "the series is there and its value is no number");
    }

    @Override
    public Judgement noData() {
        return Judgement.noData("the query gives no series");
    }

    @Override
    public Judgement several(int series) {
        return unreadable(series + " series", "one is expected: sum them or select one");
    }

    private static Judgement unreadable(String value, String explanation) {
        return new Judgement(value, Verdict.INCONCLUSIVE, explanation);
    }
}
