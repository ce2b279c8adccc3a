package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says that a value is of another type than its field takes, and how to write the same value right. */
final class TypeMismatch {

    private static final Map<String, String> BOOLEANS =
            Map.of("true", "true", "yes", "true", "on", "true", "false", "false", "no", "false", "off", "false");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private TypeMismatch() {}

    static Finding object(ValueCheck at) {
        return finding(at, "an object", at.value() instanceof JsonArray ? "write one block, not a list" : "");
    }

    static Finding list(ValueCheck at) {
        return finding(at, "a list", "write a list, even of one item");
    }

    static Finding text(ValueCheck at, TextSchema schema) {
        if (at.value() instanceof JsonNumber number) {
            boolean duration = schema.format().equals(Optional.of(TextFormat.DURATION));
            return finding(at, "a text", duration ? "give the unit, as in " + number + "s" : "write '" + number + "'");
        }
        return finding(at, "a text", at.value() instanceof JsonBoolean flag ? "write '" + flag + "'" : "");
    }

    static Finding number(ValueCheck at, NumberFormat format) {
        boolean isNumber = at.value() instanceof JsonString text
                && NUMBER.matcher(text.value()).matches()
                && !(format.isWhole() && text.value().contains("."));
        return finding(at, format.isWhole() ? "an integer" : "a number", isNumber ? withoutQuotes(at.value()) : "");
    }

    static Finding bool(ValueCheck at) {
        String meant = at.value() instanceof JsonString text
                ? BOOLEANS.getOrDefault(text.value().toLowerCase(Locale.ROOT), "")
                : "";
        return finding(at, "true or false", meant.isEmpty() ? "" : "write " + meant + " without quotes");
    }

    static Finding textOrInteger(ValueCheck at) {
        return finding(at, "a text or an integer", "");
    }

    private static String withoutQuotes(JsonValue text) {
        return "write " + text.toPlain() + " without quotes";
    }

    private static Finding finding(ValueCheck at, String expected, String advice) {
        JsonValue value = at.value();
        Finding finding = at.finding("schema/type", "must be " + expected + ", not " + value.accept(new Name()));
        if (value == JsonNull.NULL) {
            return finding.withSuggestion("leave it out");
        }
        boolean shown = !(value instanceof JsonObject) && !(value instanceof JsonArray);
        Finding withValue = shown ? finding.withValue(String.valueOf(value.toPlain())) : finding;
        return advice.isEmpty() ? withValue : withValue.withSuggestion(advice);
    }

    /** What a value is, for people. */
    private static final class Name implements JsonValue.Visitor<String> {
        @Override
        public String object(JsonObject value) {
            return "an object";
        }

        @Override
        public String array(JsonArray value) {
            return "a list";
        }

        @Override
        public String string(JsonString value) {
            return "the text";
        }

        @Override
        public String number(JsonNumber value) {
            return "the number";
        }

        @Override
        public String bool(JsonBoolean value) {
            return "the boolean";
        }

        @Override
        public String nothing() {
            return "null";
        }
    }
}
