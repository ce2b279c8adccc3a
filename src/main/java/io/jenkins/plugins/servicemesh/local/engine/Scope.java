package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of one block see.
 *
 * @param environment variables that enclosing blocks have set
 * @param directory the working directory
 * @param values what enclosing block steps have put in
 * @param label prefix of console lines
 */
public record Scope(Map<String, String> environment, Path directory, Map<ContextKey<?>, Object> values, String label) {

    /** The outermost scope of a run. */
    public static Scope outermost(Path directory, Map<ContextKey<?>, Object> values) {
        return new Scope(Map.of(), directory, Map.copyOf(values), "");
    }

    /** What is kept under this key. */
    public <T> Optional<T> get(ContextKey<T> key) {
        return Optional.ofNullable(values.get(key)).map(key::cast);
    }

    Scope withEnvironment(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new Scope(Collections.unmodifiableMap(all), directory, values, label);
    }

    Scope withDirectory(Path other) {
        return new Scope(environment, other, values, label);
    }

    <T> Scope with(ContextKey<T> key, T value) {
        Map<ContextKey<?>, Object> all = new HashMap<>(values);
        all.put(key, value);
        return new Scope(environment, directory, Map.copyOf(all), label);
    }

    Scope withLabel(String more) {
        return new Scope(environment, directory, values, label + more);
    }
}
