package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.engine.Build;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StageResult;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The variable {@code currentBuild}. There was no build before it. */
public final class CurrentBuild {
    private final Engine engine;
    private final Build build;

    CurrentBuild(Engine engine) {
        this.engine = engine;
        this.build = engine.build();
    }

    /** The result that was set so far, or null. */
    public @Nullable String getResult() {
        return build.result().map(Enum::name).orElse(null);
    }

    /** Makes the result at least this bad. */
    public void setResult(String name) {
        build.worsen(Result.named(name)
                .orElseThrow(() -> new FindingsException(Finding.notAllowed(
                        "pipeline/result",
                        "result",
                        name,
                        Arrays.stream(Result.values()).map(Enum::name).toList()))));
    }

    /** The result if the build ended now. */
    public String getCurrentResult() {
        return build.result().orElse(Result.SUCCESS).name();
    }

    /** What the steps of the stage that runs now have made of it; Jenkins has no such property. */
    public String getStageResult() {
        return engine.currentScope()
                .get(StageResult.KEY)
                .map(StageResult::result)
                .orElse(Result.SUCCESS)
                .name();
    }

    /** What the build is called. */
    public String getDisplayName() {
        return build.displayName();
    }

    /** Calls the build something else. */
    public void setDisplayName(String name) {
        build.setDisplayName(name);
    }

    /** What was said about the build, or null. */
    public @Nullable String getDescription() {
        return build.description().orElse(null);
    }

    /** Says something about the build. */
    public void setDescription(@Nullable String text) {
        build.setDescription(text);
    }

    /** Always 1: each local run is the first. */
    public int getNumber() {
        return 1;
    }

    /** Always null: each local run is the first. */
    public @Nullable Object getPreviousBuild() {
        return null;
    }

    /** Whether nothing worse than that has happened so far. */
    public boolean resultIsBetterOrEqualTo(String name) {
        Result now = build.result().orElse(Result.SUCCESS);
        return Result.named(name).map(other -> now.compareTo(other) <= 0).orElse(false);
    }

    /** Whether that or something worse has happened so far. */
    public boolean resultIsWorseOrEqualTo(String name) {
        Result now = build.result().orElse(Result.SUCCESS);
        return Result.named(name).map(other -> now.compareTo(other) >= 0).orElse(false);
    }
}
