package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a build or of {@code input}.
 *
 * @param kind {@code string}, {@code text}, {@code booleanParam}, {@code choice} or {@code password}
 * @param name what code calls it
 * @param description for the one who is asked
 * @param defaultValue what it is when nothing is given; for a choice its first
 * @param choices the allowed values of a choice; empty otherwise
 */
public record ParameterDefinition(
        String kind, String name, String description, Object defaultValue, List<String> choices) {

    public ParameterDefinition {
        choices = List.copyOf(choices);
    }

    static ParameterDefinition of(String kind, Map<String, Object> values) {
        List<String> choices = choices(values.get("choices"));
        Object otherwise = kind.equals("booleanParam") ? Boolean.FALSE : choices.isEmpty() ? "" : choices.get(0);
        return new ParameterDefinition(
                kind,
                String.valueOf(values.get("name")),
                String.valueOf(values.getOrDefault("description", "")),
                values.getOrDefault("defaultValue", otherwise),
                choices);
    }

    private static List<String> choices(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : Arrays.asList(value.toString().split("\n"));
    }

    /**
     * The value that a text stands for.
     *
     * @throws FindingsException if the text is none of the choices, or neither true nor false
     */
    public Object valueOf(String text) {
        List<String> allowed = kind.equals("booleanParam") ? List.of("true", "false") : choices;
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            throw new FindingsException(
                    Finding.notAllowed("pipeline/parameter", "value of the parameter " + name, text, allowed));
        }
        return kind.equals("booleanParam") ? (Object) Boolean.valueOf(text) : text;
    }
}
