package io.jenkins.plugins.servicemesh.local.step;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers when the steps inside a block last printed something; a block around it hears of that, too. */
public final class Activity {
    /** Where a block keeps it for the steps inside. */
    public static final ContextKey<Activity> KEY = ContextKey.of(Activity.class);

    private final @Nullable Activity around;
    private volatile Instant last;

    /**
     * @param around that of the block around it, if there is one
     * @param begin when the block began
     */
    public Activity(Optional<Activity> around, Instant begin) {
        this.around = around.orElse(null);
        this.last = begin;
    }

    /** Something was printed now; any thread may say so. */
    public void notice(Instant now) {
        last = now;
        if (around != null) {
            around.notice(now);
        }
    }

    /** When something was last printed. */
    public Instant last() {
        return last;
    }
}
