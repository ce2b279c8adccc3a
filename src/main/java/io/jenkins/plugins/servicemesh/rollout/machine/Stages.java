package io.jenkins.plugins.servicemesh.rollout.machine;

import java.time.Instant;
import java.util.Optional;

/** What follows a stage. */
final class Stages {

    private Stages() {}

    /** The next stage, or after the last one the end that is wanted. */
    static Phase after(int stage, Setting setting, Instant now) {
        if (stage + 1 < setting.spec().stages().size()) {
            return Changing.to(stage + 1, setting, now);
        }
        return setting.ending().promote()
                ? Promoting.begin(stage, setting, now)
                : RollingBack.because(Optional.empty(), now);
    }
}
