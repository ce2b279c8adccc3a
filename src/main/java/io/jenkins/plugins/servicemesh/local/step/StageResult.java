package io.jenkins.plugins.servicemesh.local.step;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the steps inside one stage have made of its result; a stage around it gets as bad. */
public final class StageResult {
    /** Where a stage keeps it for the steps inside. */
    public static final ContextKey<StageResult> KEY = ContextKey.of(StageResult.class);

    private final @Nullable StageResult around;
    private Result result = Result.SUCCESS;

    /** @param around that of the stage around it, if there is one */
    public StageResult(Optional<StageResult> around) {
        this.around = around.orElse(null);
    }

    /** The result so far. */
    public Result result() {
        return result;
    }

    /** Makes the result at least this bad. */
    public void worsen(Result other) {
        result = result.worse(other);
        if (around != null) {
            around.worsen(other);
        }
    }
}
