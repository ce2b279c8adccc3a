package io.jenkins.plugins.servicemesh.check;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong or worth knowing: facts, from which {@link #describe()} makes the sentence.
 *
 * @param rule stable name of the rule, {@code family/rule}
 * @param message what is wrong, without place, value and advice
 * @param value the offending value as text, where there is one
 * @param allowed the values that would be right, where they are few
 * @param suggestion the nearest right spelling, or what to do
 */
public record Finding(
        Severity severity,
        String rule,
        String message,
        Place place,
        Optional<String> value,
        List<String> allowed,
        Optional<String> suggestion) {

    public Finding {
        allowed = List.copyOf(allowed);
    }

    public static Finding error(String rule, String message) {
        return new Finding(Severity.ERROR, rule, message, Place.UNKNOWN, Optional.empty(), List.of(), Optional.empty());
    }

    public static Finding warning(String rule, String message) {
        return error(rule, message).withSeverity(Severity.WARNING);
    }

    public static Finding info(String rule, String message) {
        return error(rule, message).withSeverity(Severity.INFO);
    }

    /** A check that could not look: neither a pass nor a failure. */
    public static Finding notChecked(String what, String needs) {
        return info("not-checked", "not checked: " + what + ", needs " + needs);
    }

    /** An error for a value that is none of the allowed ones, with the nearest of them as advice. */
    public static Finding notAllowed(String rule, String what, String value, Collection<String> allowed) {
        Finding finding = error(rule, "unknown " + what).withValue(value).withAllowed(allowed);
        return NearMiss.among(allowed, value).map(finding::withSuggestion).orElse(finding);
    }

    public Finding withSeverity(Severity other) {
        return new Finding(other, rule, message, place, value, allowed, suggestion);
    }

    public Finding at(Place other) {
        return new Finding(severity, rule, message, other, value, allowed, suggestion);
    }

    /** The same finding at that path, the rest of its place kept. */
    public Finding at(String path) {
        return at(place.withPath(path));
    }

    public Finding withValue(Object offending) {
        return new Finding(severity, rule, message, place, Optional.of(String.valueOf(offending)), allowed, suggestion);
    }

    public Finding withAllowed(Collection<String> values) {
        return new Finding(severity, rule, message, place, value, List.copyOf(values), suggestion);
    }

    public Finding withSuggestion(String advice) {
        return new Finding(severity, rule, message, place, value, allowed, Optional.of(advice));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One sentence: where, what, the value, what is allowed, the nearest right spelling. */
    public String describe() {
        StringBuilder text = new StringBuilder(place.describe());
        text.append(text.isEmpty() ? "" : ": ").append(message);
        value.ifPresent(offending -> text.append(" '").append(offending).append('\''));
        if (!allowed.isEmpty()) {
            text.append("; allowed: ").append(String.join(", ", allowed));
        }
        suggestion.ifPresent(
                advice -> text.append(allowed.contains(advice) ? "; did you mean '" + advice + "'?" : "; " + advice));
        return text.toString();
    }

    /** The documented JSON form. */
    public JsonObject toJson() {
        JsonObject json = JsonObject.EMPTY
                .with("file", place.file())
                .with("line", place.line())
                .with("column", place.column())
                .with("document", place.document())
                .with("kind", place.kind())
                .with("namespace", place.namespace())
                .with("name", place.name())
                .with("path", place.path())
                .with("severity", severity.word())
                .with("rule", rule)
                .with(
                        "message",
                        value.map(offending -> message + " '" + offending + "'").orElse(message))
                .with("allowed", allowed);
        return suggestion.map(advice -> json.with("suggestion", advice)).orElse(json);
    }

    /** Those that stop every write. */
    public static List<Finding> errors(Collection<Finding> findings) {
        return findings.stream().filter(Finding::isError).toList();
    }

    /** All of both, in order. */
    public static List<Finding> join(Collection<Finding> first, Collection<Finding> second) {
        List<Finding> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
