package io.jenkins.plugins.servicemesh.rollout.machine;

import java.time.Instant;
import java.util.Optional;

/**
 * The traffic that flows while a change of it waits to be made: it is looked at before each further try.
 *
 * @param since when it got its form; empty where nothing is to be watched
 * @param looked whether it was looked at since the last try
 */
public record Watch(Optional<Instant> since, boolean looked) {

    /** There is nothing to watch. */
    public static final Watch NONE = new Watch(Optional.empty(), true);

    public Watch {
        looked = looked || since.isEmpty();
    }

    /** The traffic since then, which was just looked at. */
    static Watch of(Instant since) {
        return new Watch(Optional.of(since), true);
    }

    /** The look that is due before another try; empty when there is none. */
    Optional<Action> due(Setting setting) {
        return looked || !setting.isJudged()
                ? Optional.empty()
                : since.map(begin -> new Action.Measure(begin, false));
    }

    Watch afterTry() {
        return new Watch(since, false);
    }

    Watch afterLook() {
        return new Watch(since, true);
    }
}
