package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;

/** The time of the run, which may be virtual. */
record StepClock(StepContext context) implements PollClock {

    @Override
    public Instant now() {
        return context.clock().instant();
    }

    @Override
    public void pause(Duration time) {
        try {
            context.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
