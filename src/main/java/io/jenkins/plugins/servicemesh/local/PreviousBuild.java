package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.local.step.Result;
import org.jspecify.annotations.Nullable;

/** The build before this one: only its result is known. */
public final class PreviousBuild {
    private final Result result;

    PreviousBuild(Result result) {
        this.result = result;
    }

    /** How it ended. */
    public String getResult() {
        return result.name();
    }

    /** The same: it has ended. */
    public String getCurrentResult() {
        return getResult();
    }

    /** The one before the first. */
    public int getNumber() {
        return 0;
    }

    /** What came before that is not known. */
    public @Nullable Object getPreviousBuild() {
        return null;
    }
}
