package io.jenkins.plugins.servicemesh.check.schema.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of texts that an API server holds a document to. */
public enum TextFormat {
    DATE_TIME(
            "date-time",
            "a date and time such as 2026-01-31T12:00:00Z",
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})"),
    DURATION("duration", "a duration such as 5s or 1m30s", "[+-]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)"),
    BYTE("byte", "Base64", "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private final String word;
    private final String description;
    private final Pattern pattern;

    TextFormat(String word, String description, String regex) {
        this.word = word;
        this.description = description;
        this.pattern = Pattern.compile(regex);
    }

    /** The format of this OpenAPI name; empty for one that is not checked here. */
    public static Optional<TextFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** The OpenAPI name. */
    public String word() {
        return word;
    }

    /** What a text of this format is, for people. */
    public String description() {
        return description;
    }

    /** Whether the text has this format. */
    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
