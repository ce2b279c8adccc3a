package io.jenkins.plugins.servicemesh.local.step;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, checked against the step's signature: plain strings, numbers, booleans, lists and maps, and
 * for blocks a {@link StepBody}. The getters refuse a value of the wrong type with a finding.
 */
public final class StepArguments {
    private final String step;
    private final Map<String, Object> values;
    private final @Nullable StepBody body;

    /**
     * @param step the step's name, for messages
     * @param values by name, in the order of the call
     * @param body the block, where one was given
     */
    public StepArguments(String step, Map<String, Object> values, @Nullable StepBody body) {
        this.step = step;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.body = body;
    }

    /** All of them by name, in the order of the call. */
    public Map<String, Object> all() {
        return values;
    }

    /** The block that was given. */
    public StepBody body() {
        return Optional.ofNullable(body)
                .orElseThrow(() -> refused(Finding.error("pipeline/missing-body", step + " needs a block { ... }")));
    }

    /** The block that was given, if any. */
    public Optional<StepBody> optionalBody() {
        return Optional.ofNullable(body);
    }

    /** The value as it is. */
    public Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value as text; numbers are printed. */
    public Optional<String> text(String name) {
        return get(name)
                .map(value -> value instanceof CharSequence || value instanceof Number
                        ? value.toString()
                        : fail(name, value, "a text"));
    }

    /** The value as text, where it has to be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** The value as a yes or no. */
    public boolean flag(String name, boolean otherwise) {
        return get(name)
                .map(value -> value instanceof Boolean flag ? flag : this.<Boolean>fail(name, value, "true or false"))
                .orElse(otherwise);
    }

    /** The value as a number; a text of digits is one, too. */
    public Optional<BigDecimal> number(String name) {
        return get(name).map(value -> {
            try {
                return new BigDecimal(value.toString());
            } catch (NumberFormatException e) {
                return fail(name, value, "a number");
            }
        });
    }

    /** The value as a list of texts. */
    public List<String> texts(String name) {
        return get(name)
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : this.<List<String>>fail(name, value, "a list"))
                .orElse(List.of());
    }

    /** The value as a word of an enum, in any case. */
    public <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        List<String> allowed =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return text(name)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .map(text -> {
                    if (!allowed.contains(text)) {
                        throw refused(Finding.notAllowed("pipeline/argument-value", step + " " + name, text, allowed));
                    }
                    return Enum.valueOf(type, text);
                })
                .orElse(otherwise);
    }

    /** A length of time from the arguments {@code time} and {@code unit}. */
    public Duration time(TimeUnit otherwise) {
        BigDecimal time = number("time").orElseThrow(() -> missing("time"));
        TimeUnit unit = word("unit", TimeUnit.class, otherwise);
        return Duration.ofNanos(
                time.multiply(BigDecimal.valueOf(unit.toNanos(1))).longValue());
    }

    private FindingsException missing(String name) {
        return refused(Finding.error("pipeline/missing-argument", step + " needs the argument '" + name + "'"));
    }

    private <T> T fail(String name, Object value, String wanted) {
        throw refused(Finding.error("pipeline/argument-type", step + ": " + name + " has to be " + wanted + ", not")
                .withValue(value));
    }

    private static FindingsException refused(Finding finding) {
        return new FindingsException(finding);
    }

    /** What is wrong with these argument names, by the signature; empty when all is well. */
    public static List<Finding> check(StepSignature signature, Map<String, ?> values) {
        List<String> allowed = signature.arguments();
        List<Finding> findings = new ArrayList<>();
        for (String name : values.keySet()) {
            if (!allowed.contains(name) && !signature.branches()) {
                findings.add(unknown(signature, name, allowed));
            }
        }
        for (String name : signature.required()) {
            if (!values.containsKey(name)) {
                findings.add(Finding.error(
                        "pipeline/missing-argument", signature.name() + " needs the argument '" + name + "'"));
            }
        }
        return findings;
    }

    private static Finding unknown(StepSignature signature, String name, List<String> allowed) {
        if (allowed.isEmpty()) {
            return Finding.error("pipeline/unknown-argument", signature.name() + " takes no argument")
                    .withValue(name);
        }
        Finding finding = Finding.error("pipeline/unknown-argument", signature.name() + " has no argument")
                .withValue(name)
                .withAllowed(allowed);
        return NearMiss.among(allowed, name).map(finding::withSuggestion).orElse(finding);
    }
}
