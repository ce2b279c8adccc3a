package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.engine.Build;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable {@code currentBuild}. */
public final class CurrentBuild {
    private final Engine engine;
    private final Build build;
    private final Instant begin;

    CurrentBuild(Engine engine) {
        this.engine = engine;
        this.build = engine.build();
        this.begin = engine.clock().instant();
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

    /** The build before, if the run was told how it ended; else null. */
    public @Nullable PreviousBuild getPreviousBuild() {
        return build.previous().map(PreviousBuild::new).orElse(null);
    }

    /** The same as the build before: it has ended. */
    public @Nullable PreviousBuild getPreviousCompletedBuild() {
        return getPreviousBuild();
    }

    /** Always null: this is the last one. */
    public @Nullable Object getNextBuild() {
        return null;
    }

    /** Number and id are the same. */
    public String getId() {
        return String.valueOf(getNumber());
    }

    /** The job, which has no name here. */
    public String getProjectName() {
        return "local";
    }

    /** The job; there are no folders around it. */
    public String getFullProjectName() {
        return getProjectName();
    }

    /** Job and build. */
    public String getFullDisplayName() {
        return getFullProjectName() + " " + getDisplayName();
    }

    /** There is no page to show. */
    public String getAbsoluteUrl() {
        return "";
    }

    /** The parameters and what was assigned to {@code env}. */
    public Map<String, String> getBuildVariables() {
        return build.variables();
    }

    /** None: a local run knows of no changes. */
    public List<Object> getChangeSets() {
        return List.of();
    }

    /** None: nobody but a person starts a local run. */
    public List<Object> getUpstreamBuilds() {
        return List.of();
    }

    /** A person. */
    public List<Map<String, String>> getBuildCauses() {
        return List.of(Map.of("shortDescription", "started by " + System.getProperty("user.name")));
    }

    /** Since the run began, in ms of its own time. */
    public long getDuration() {
        return Duration.between(begin, engine.clock().instant()).toMillis();
    }

    /** The duration for people. */
    public String getDurationString() {
        return Duration.ofMillis(getDuration()).toSeconds() + " sec";
    }

    /** When the run began, in ms since 1970. */
    public long getStartTimeInMillis() {
        return begin.toEpochMilli();
    }

    /** When the run began, in ms since 1970. */
    public long getTimeInMillis() {
        return getStartTimeInMillis();
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
