package io.jenkins.plugins.servicemesh.durable.page;

import hudson.Util;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rollout in a few words. */
public final class RolloutSummary {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final RolloutSpec spec;
    private final RolloutState state;
    private final Instant begun;
    private final boolean left;

    /** @param left whether its build ended before it did */
    RolloutSummary(RolloutSpec spec, RolloutState state, Instant begun, boolean left) {
        this.spec = spec;
        this.state = state;
        this.begun = begun;
        this.left = left;
    }

    /** Its services. */
    public String getService() {
        return RolloutVersions.services(spec);
    }

    /** The version that had the requests at first. */
    public String getFrom() {
        return RolloutVersions.olds(spec);
    }

    /** The version that shall have them. */
    public String getTo() {
        return RolloutVersions.news(spec);
    }

    private Optional<Ended> end() {
        return state.phase() instanceof Ended ended ? Optional.of(ended) : Optional.empty();
    }

    /** {@code succeeded}, {@code rolled_back}, {@code held}, {@code refused}, {@code running} or {@code left}: for machines. */
    public String getOutcome() {
        return end().map(ended -> ended.outcome().name().toLowerCase(Locale.ROOT))
                .orElse(left ? "left" : "running");
    }

    /** {@code rolled back}: for people. */
    public String getOutcomeText() {
        return left ? "left by its build" : getOutcome().replace('_', ' ');
    }

    /** Why it did not go well; empty when it did, or is not over. */
    public String getCause() {
        return end().flatMap(Ended::cause).map(Cause::text).orElse("");
    }

    private List<BigDecimal> shares() {
        return state.moments().stream()
                .map(Moment::share)
                .filter(share -> !share.isEmpty())
                .map(BigDecimal::new)
                .toList();
    }

    private BigDecimal share() {
        List<BigDecimal> shares = shares();
        return shares.isEmpty() ? BigDecimal.ZERO : shares.get(shares.size() - 1);
    }

    /** The new version's percent, now or at the end. */
    public String getShare() {
        return share().toPlainString();
    }

    /** The most that it ever had. */
    public String getHighestShare() {
        return shares().stream().reduce(BigDecimal.ZERO, BigDecimal::max).toPlainString();
    }

    /** {@code v1 75 %, v2 25 %}. */
    public String getWeights() {
        return getFrom() + " " + ALL.subtract(share()).toPlainString() + " %, " + getTo() + " " + getShare() + " %";
    }

    /** {@code reviews to v2: rolled back, v1 100 %, v2 0 %}. */
    public String getLine() {
        return spec.describe() + ": " + getOutcomeText() + ", " + getWeights();
    }

    long seconds() {
        List<Moment> moments = state.moments();
        boolean isOver = (left || end().isPresent()) && !moments.isEmpty();
        Instant until = isOver ? moments.get(moments.size() - 1).at() : Instant.now();
        return Math.max(0, Duration.between(begun, until).toSeconds());
    }

    /** From its beginning to its end, or until now. */
    public String getDuration() {
        return Util.getTimeSpanString(seconds() * 1000);
    }

    JsonObject toJson() {
        return JsonObject.EMPTY
                .with("service", getService())
                .with("from", getFrom())
                .with("to", getTo())
                .with("outcome", getOutcome())
                .with("cause", getCause())
                .with("begun", begun.toString())
                .with("seconds", seconds())
                .with("share", share())
                .with("highestShare", new BigDecimal(getHighestShare()));
    }
}
