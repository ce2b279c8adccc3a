package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import java.util.List;
import java.util.Optional;

/** Checks a number: its values, else its range, else its size. The first that is wrong says enough. */
record NumberCheck(ValueCheck at, JsonNumber number, NumberSchema schema) {

    List<Finding> findings() {
        return allowed().or(this::range).or(this::size).stream().toList();
    }

    private Optional<Finding> allowed() {
        if (schema.allowed().isEmpty() || schema.allowed().contains(number)) {
            return Optional.empty();
        }
        List<String> allowed =
                schema.allowed().stream().map(JsonNumber::toString).toList();
        return Optional.of(Finding.notAllowed("schema/enum", "value", number.toString(), allowed)
                .at(at.path().toDotted()));
    }

    private Optional<Finding> range() {
        boolean inside = schema.minimum().stream()
                        .allMatch(least -> least.value().compareTo(number.value()) <= 0)
                && schema.maximum().stream().allMatch(most -> most.value().compareTo(number.value()) >= 0);
        return inside
                ? Optional.empty()
                : Optional.of(at.finding("schema/range", "must be " + limits() + ", not")
                        .withValue(number));
    }

    private String limits() {
        String least = schema.minimum().map(limit -> "at least " + plain(limit)).orElse("");
        String most = schema.maximum().map(limit -> "at most " + plain(limit)).orElse("");
        return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
    }

    private static String plain(JsonNumber limit) {
        return limit.value().toPlainString();
    }

    private Optional<Finding> size() {
        String message = "must fit into " + schema.format().bits() + " bits, unlike";
        return schema.format().fits(number)
                ? Optional.empty()
                : Optional.of(at.finding("schema/format", message).withValue(number));
    }
}
