package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.time.Instant;
import java.util.Optional;

/** Where trouble leads. */
final class Trouble {

    private Trouble() {}

    /**
     * What the rollout's ending says to do about it.
     *
     * @param stage the last stage whose form traffic may have
     * @param share the new version's share at that time, as text
     */
    static Turn of(Cause cause, int stage, String share, Setting setting, Instant now) {
        Phase then =
                switch (cause.reaction(setting.ending())) {
                    case ROLLBACK -> RollingBack.because(Optional.of(cause), now);
                    case HOLD -> Ended.of(Outcome.HELD, cause);
                    case PROMOTE -> Promoting.begin(stage, Watch.NONE, setting, now);
                };
        return Turn.to(then).telling(now, Kind.TROUBLE, share, cause.text());
    }

    /** The same while that stage's traffic flows. */
    static Turn of(Cause.Kind kind, String text, int stage, Setting setting, Instant now) {
        return of(new Cause(kind, text), stage, setting.share(stage), setting, now);
    }

    /** A person stopped it. */
    static Turn aborted(String by, int stage, String share, Setting setting, Instant now) {
        return of(new Cause(Cause.Kind.ABORT, "aborted by " + by), stage, share, setting, now);
    }
}
