package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An answer of Prometheus' HTTP API to a query: {@code status}, {@code warnings}, {@code data.resultType},
 * {@code data.result}.
 */
public final class ApiAnswer {

    private static final int LONGEST_WORD = 300;

    private final String source;
    private final JsonObject data;

    private ApiAnswer(String source, JsonObject data) {
        this.source = source;
        this.data = data;
    }

    /**
     * The answer, if it is a whole one.
     *
     * @param source whose answer it is, for messages
     * @throws MetricException when it says that something went wrong or is missing, or is no such answer
     */
    public static ApiAnswer of(String source, JsonObject answer) {
        String status = answer.text("status").orElse("");
        if (status.equals("error")) {
            throw refused(source, "answered with an error: " + error(answer));
        }
        if (!status.equals("success") || !answer.has("data")) {
            throw refused(source, "gave no answer of Prometheus' HTTP API");
        }
        if (!answer.array("warnings").isEmpty()) {
            String words = String.join("; ", answer.array("warnings").texts());
            throw refused(source, "answered with a warning, so something may be missing: " + brief(words));
        }
        if (answer.get("isPartial")
                .map(JsonValue::toPlain)
                .filter(Boolean.TRUE::equals)
                .isPresent()) {
            throw refused(source, "answered in part only");
        }
        return new ApiAnswer(source, answer.object("data"));
    }

    /** {@code bad_data: ...}, as the answer has it. */
    public static String error(JsonObject answer) {
        return brief(answer.text("errorType").orElse("unknown") + ": "
                + answer.text("error").orElse("no reason given"));
    }

    private static String brief(String words) {
        return words.length() <= LONGEST_WORD ? words : words.substring(0, LONGEST_WORD) + "...";
    }

    /**
     * The series of a matrix.
     *
     * @throws MetricException when it is another type of answer
     */
    public List<Series> matrix() {
        if (!type().equals("matrix")) {
            throw refused(source, "answered with a " + type() + " instead of a matrix of samples");
        }
        return data.array("result").objects().stream().map(this::series).toList();
    }

    private Series series(JsonObject series) {
        List<Sample> samples =
                series.array("values").items().stream().map(this::sample).toList();
        return new Series(series.object("metric").texts(), samples);
    }

    /**
     * The one value of a vector or a scalar.
     *
     * @throws MetricException when it is another type of answer
     */
    public Reading reading() {
        switch (type()) {
            case "scalar":
                return number(sample(data.array("result")).value());
            case "vector":
                return vector(data.array("result").objects());
            default:
                throw refused(source, "answered with a " + type() + " instead of one number");
        }
    }

    private Reading vector(List<JsonObject> series) {
        if (series.isEmpty()) {
            return new Reading.NoData();
        }
        return series.size() > 1
                ? new Reading.Several(series.size())
                : number(sample(series.get(0).array("value")).value());
    }

    private static Reading number(double number) {
        return Double.isNaN(number) ? new Reading.NotANumber() : new Reading.Value(number);
    }

    private String type() {
        return data.text("resultType").orElse("nothing");
    }

    /** {@code [1700000000.123, "42"]}. */
    private Sample sample(JsonValue pair) {
        if (pair instanceof JsonArray array
                && array.size() == 2
                && array.get(0) instanceof JsonNumber seconds
                && array.get(1) instanceof JsonString value) {
            return new Sample(instant(seconds.value()), value(value.value()));
        }
        throw refused(source, "answered with something that is no sample: " + brief(pair.toString()));
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    /** As Go prints a number. */
    private double value(String text) {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw refused(source, "answered with a value that is no number: " + brief(text));
        }
    }

    private static MetricException refused(String source, String what) {
        return new MetricException(source + " " + what);
    }
}
