package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Figures;
import java.time.Instant;
import java.util.Optional;

/** Failures that come so fast that nobody waits for a check. */
final class Alarm {

    private Alarm() {}

    /** Where they lead; empty when there are none. */
    static Optional<Turn> of(Figures figures, int stage, Setting setting, Instant now) {
        return setting.analysis()
                .alarm(figures.services())
                .map(why -> Trouble.of(Cause.Kind.FAILURE, why, stage, setting, now));
    }
}
