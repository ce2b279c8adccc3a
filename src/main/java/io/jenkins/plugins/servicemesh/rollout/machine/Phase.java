package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;

/** Where a rollout is. */
public sealed interface Phase permits Preparing, Changing, Settling, Analysing, Asking, Promoting, RollingBack, Ended {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R preparing(Preparing phase);

        R changing(Changing phase);

        R settling(Settling phase);

        R analysing(Analysing phase);

        R asking(Asking phase);

        R promoting(Promoting phase);

        R rollingBack(RollingBack phase);

        R ended(Ended phase);
    }

    <R> R accept(Visitor<R> visitor);

    /** What to do next. */
    Action next(Setting setting, Instant now);

    /** What becomes of the rollout by what was seen; commands go to {@link #on(Commanded, Setting, Instant)}. */
    Turn on(Observation seen, Setting setting, Instant now);

    /** What becomes of the rollout by what a person says. */
    Turn on(Commanded command, Setting setting, Instant now);

    /**
     * What a restart could not find out by itself: only when this changes the state has to be stored. Timers and what follows from
     * figures are not in it.
     */
    List<Object> essence();

    /** Whether nothing follows. */
    default boolean isFinal() {
        return false;
    }
}
