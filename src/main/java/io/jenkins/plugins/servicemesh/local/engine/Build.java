package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the build that runs: its result so far, its environment, how it is called. */
public final class Build {
    private final Map<String, String> environment;
    private final Map<String, ?> parameters;
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final @Nullable Result previous;
    private @Nullable Result result;
    private String displayName = "#1";
    private @Nullable String description;

    /**
     * @param environment what the build starts with
     * @param parameters are variables, too; may change while the build runs
     * @param previous how the build before ended, if that is known
     */
    public Build(Map<String, String> environment, Map<String, ?> parameters, Optional<Result> previous) {
        this.environment = new LinkedHashMap<>(environment);
        this.parameters = parameters;
        this.previous = previous.orElse(null);
    }

    /** The variables that code in this scope sees. */
    public Map<String, String> environment(Scope scope) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables());
        all.putAll(scope.environment());
        return Collections.unmodifiableMap(all);
    }

    /** What the build adds to the environment that it starts with: its parameters and what was assigned. */
    public Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> all.put(name, String.valueOf(value)));
        all.putAll(overrides);
        return all;
    }

    /** How the build before ended, if that is known. */
    public Optional<Result> previous() {
        return Optional.ofNullable(previous);
    }

    /** Sets a variable for the rest of the build, as {@code env.NAME = value} does. */
    public void setVariable(String name, String value) {
        overrides.put(name, value);
    }

    /** The result that was set so far. */
    public Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    /** Makes the result at least this bad; it never gets better. */
    public void worsen(Result other) {
        result = result == null ? other : result.worse(other);
    }

    /** What the build page would be headed with. */
    public String displayName() {
        return displayName;
    }

    /** Heads the build page with this. */
    public void setDisplayName(String name) {
        displayName = name;
    }

    /** The build's description. */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** Describes the build. */
    public void setDescription(@Nullable String text) {
        description = text;
    }
}
