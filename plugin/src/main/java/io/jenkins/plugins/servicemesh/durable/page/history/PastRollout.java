package io.jenkins.plugins.servicemesh.durable.page.history;

import hudson.model.Run;
import io.jenkins.plugins.servicemesh.durable.page.RolloutView;

/** A rollout and the build that ran it. */
public final class PastRollout {

    private final Run<?, ?> run;
    private final RolloutView rollout;

    PastRollout(Run<?, ?> run, RolloutView rollout) {
        this.run = run;
        this.rollout = rollout;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public RolloutView getRollout() {
        return rollout;
    }
}
