package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks a text: its values, else its length, else its pattern and format. The first that is wrong says enough. */
record TextCheck(ValueCheck at, String text, TextSchema schema) {

    List<Finding> findings() {
        List<Finding> enumerated = allowed();
        if (!enumerated.isEmpty()) {
            return enumerated;
        }
        List<Finding> length =
                LengthCheck.of(at, text.codePointCount(0, text.length()), schema.length(), "character", "characters");
        if (!length.isEmpty()) {
            return length;
        }
        List<Finding> pattern = pattern(at, text, schema.pattern());
        return pattern.isEmpty() ? format() : pattern;
    }

    private List<Finding> allowed() {
        if (schema.allowed().isEmpty() || schema.allowed().contains(text)) {
            return List.of();
        }
        return List.of(Finding.notAllowed("schema/enum", "value", text, schema.allowed())
                .at(at.path().toDotted()));
    }

    /** Checks a text against the pattern, if there is one. */
    static List<Finding> pattern(ValueCheck at, String text, Optional<String> pattern) {
        return pattern
                .filter(regex -> !Pattern.compile(regex).matcher(text).find())
                .map(regex -> at.finding("schema/pattern", "must match " + regex + ", unlike")
                        .withValue(text))
                .stream()
                .toList();
    }

    private List<Finding> format() {
        return schema
                .format()
                .filter(format -> !format.matches(text))
                .map(format -> at.finding("schema/format", "must be " + format.description() + ", not")
                        .withValue(text))
                .stream()
                .toList();
    }
}
