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
    private @Nullable Result result;
    private String displayName = "#1";
    private @Nullable String description;

    /**
     * @param environment what the build starts with
     * @param parameters are variables, too; may change while the build runs
     */
    public Build(Map<String, String> environment, Map<String, ?> parameters) {
        this.environment = new LinkedHashMap<>(environment);
        this.parameters = parameters;
    }

    /** The variables that code in this scope sees. */
    public Map<String, String> environment(Scope scope) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        parameters.forEach((name, value) -> all.put(name, String.valueOf(value)));
        all.putAll(overrides);
        all.putAll(scope.environment());
        return Collections.unmodifiableMap(all);
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
