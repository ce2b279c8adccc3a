package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.model.rollout.Check;

/** In what the values of a check are counted, for a title. */
final class CheckUnit implements Check.Visitor<String> {

    private static final String PERCENT = ", %";
    private static final String MILLIS = ", ms";

    @Override
    public String successRate(Check.SuccessRate check) {
        return PERCENT;
    }

    @Override
    public String latency(Check.Latency check) {
        return MILLIS;
    }

    @Override
    public String errorIncrease(Check.ErrorIncrease check) {
        return PERCENT;
    }

    @Override
    public String latencyIncrease(Check.LatencyIncrease check) {
        return MILLIS;
    }

    @Override
    public String query(Check.Query check) {
        return "";
    }
}
