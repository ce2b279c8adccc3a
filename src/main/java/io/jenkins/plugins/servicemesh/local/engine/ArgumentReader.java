package io.jenkins.plugins.servicemesh.local.engine;

import groovy.lang.Closure;
import groovy.lang.GString;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a step's arguments of what Groovy passes: one map of named ones, or one plain value, and perhaps a block. */
final class ArgumentReader {

    private ArgumentReader() {}

    /** @throws FindingsException with all that is wrong with the arguments */
    static StepArguments read(StepSignature signature, List<@Nullable Object> arguments) {
        List<@Nullable Object> plain = new ArrayList<>(arguments);
        ClosureBody body = takeBody(signature, plain);
        Map<String, Object> values = named(signature, plain);
        List<Finding> findings = new ArrayList<>(StepArguments.check(signature, values));
        if (signature.body() && !signature.bodyOptional() && body == null) {
            findings.add(Finding.error("pipeline/missing-body", signature.name() + " needs a block { ... }"));
        }
        FindingsException.throwIfErrors(findings);
        return new StepArguments(signature.name(), values, body);
    }

    private static @Nullable ClosureBody takeBody(StepSignature signature, List<@Nullable Object> plain) {
        boolean given = !plain.isEmpty() && plain.get(plain.size() - 1) instanceof Closure;
        if (!given) {
            return null;
        }
        if (!signature.body()) {
            throw refused(Finding.error("pipeline/unexpected-body", signature.name() + " takes no block"));
        }
        return plain.remove(plain.size() - 1) instanceof Closure<?> closure ? new ClosureBody(closure) : null;
    }

    private static Map<String, Object> named(StepSignature signature, List<@Nullable Object> plain) {
        if (plain.size() > 1) {
            throw refused(Finding.error(
                            "pipeline/mixed-arguments",
                            signature.name() + " takes one plain value or named arguments, not both")
                    .withAllowed(signature.arguments()));
        }
        if (plain.isEmpty()) {
            return Map.of();
        }
        if (plain.get(0) instanceof Map<?, ?> map) {
            return flat(map);
        }
        if (signature.positional().isEmpty()) {
            throw refused(
                    Finding.error("pipeline/unexpected-argument", signature.name() + " takes named arguments only, not")
                            .withValue(plain.get(0) == null ? "null" : plain.get(0))
                            .withAllowed(signature.arguments()));
        }
        Object value = flat(plain.get(0));
        return value == null ? Map.of() : Map.of(signature.positional(), value);
    }

    private static Map<String, Object> flat(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object plain = flat(value);
            if (plain != null) {
                values.put(String.valueOf(key), plain);
            }
        });
        return values;
    }

    /** Values without lazy text: what a template says is fixed when the step is called. */
    private static @Nullable Object flat(@Nullable Object value) {
        if (value instanceof GString text) {
            return text.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return flat(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ArgumentReader::flat).toList();
        }
        return value instanceof Closure<?> closure ? new ClosureBody(closure) : value;
    }

    private static FindingsException refused(Finding finding) {
        return new FindingsException(finding);
    }
}
