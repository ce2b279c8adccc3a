package io.jenkins.plugins.servicemesh.rollout.machine;

import java.time.Instant;
import java.util.Optional;

/** What follows a stage. */
final class Stages {

    private Stages() {}

    /**
     * The next stage, or after the last one the end that is wanted.
     *
     * @param since when the stage began
     */
    static Phase after(int stage, Instant since, Setting setting, Instant now) {
        if (stage + 1 < setting.spec().stages().size()) {
            return Changing.to(stage + 1, Watch.of(since), setting, now);
        }
        return setting.ending().promote()
                ? Promoting.begin(stage, Watch.of(since), setting, now)
                : RollingBack.because(Optional.empty(), now);
    }
}
