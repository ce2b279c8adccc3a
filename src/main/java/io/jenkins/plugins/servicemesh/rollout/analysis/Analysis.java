package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;
import java.util.Optional;

/**
 * Judges the versions of one rollout. A bound fails only by a statistical test, at 0.5 % false alarms a rollout over all
 * checks, services and looks together; the early stop adds 0.1 %.
 */
public final class Analysis {

    private final RolloutSpec rollout;

    public Analysis(RolloutSpec rollout) {
        this.rollout = rollout;
    }

    /** The result of every check for every service. */
    public List<CheckResult> judge(Look look) {
        throw new UnsupportedOperationException(rollout.describe() + look.number());
    }

    /** Why the rollout has to stop at once, whatever the number of requests; empty when nothing says so. */
    public Optional<String> alarm(List<Comparison> services) {
        throw new UnsupportedOperationException(rollout.describe() + services.size());
    }
}
