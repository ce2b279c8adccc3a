package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.durable.page.chart.Bound;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The bounds of a check that are values of their own; one that follows the old version has none. */
final class CheckBounds implements Check.Visitor<List<Bound>> {

    @Override
    public List<Bound> successRate(Check.SuccessRate check) {
        return List.of(new Bound(check.min().value().doubleValue(), check.bound()));
    }

    @Override
    public List<Bound> latency(Check.Latency check) {
        return List.of(new Bound(check.max().toMillis(), check.bound()));
    }

    @Override
    public List<Bound> errorIncrease(Check.ErrorIncrease check) {
        return List.of();
    }

    @Override
    public List<Bound> latencyIncrease(Check.LatencyIncrease check) {
        return List.of();
    }

    @Override
    public List<Bound> query(Check.Query check) {
        List<Bound> bounds = new ArrayList<>();
        check.min().ifPresent(min -> bounds.add(bound("at least ", min)));
        check.max().ifPresent(max -> bounds.add(bound("at most ", max)));
        return bounds;
    }

    private static Bound bound(String side, BigDecimal value) {
        return new Bound(value.doubleValue(), side + value.toPlainString());
    }
}
