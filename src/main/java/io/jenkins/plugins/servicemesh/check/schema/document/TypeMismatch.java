package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Says that a value is of another type than its field takes, and how to write the same value right. */
final class TypeMismatch {

    private static final Map<String, String> BOOLEANS =
            Map.of("true", "true", "yes", "true", "on", "true", "false", "false", "no", "false", "off", "false");
    private static final int FEW = 4;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private TypeMismatch() {}

    static Finding map(ValueCheck at) {
        return finding(at, "an object", "");
    }

    static Finding object(ValueCheck at, ObjectSchema schema) {
        if (at.value() instanceof JsonArray) {
            return finding(at, "an object", "write one block, not a list");
        }
        List<String> blocks = schema.properties().entrySet().stream()
                .filter(field -> field.getValue().accept(at).isEmpty())
                .map(field -> "{" + field.getKey() + ": " + at.value().toPlain() + "}")
                .limit(FEW)
                .toList();
        return finding(at, "an object", blocks.isEmpty() ? "" : "write " + String.join(" or ", blocks));
    }

    static Finding list(ValueCheck at) {
        return finding(at, "a list", "write a list, even of one item");
    }

    static Finding text(ValueCheck at, TextSchema schema) {
        boolean quotable = at.value() instanceof JsonNumber || at.value() instanceof JsonBoolean;
        String text = String.valueOf(at.value().toPlain());
        if (quotable && new TextCheck(at, text, schema).findings().isEmpty()) {
            return finding(at, "a text", "write '" + text + "'");
        }
        boolean lacksUnit = at.value() instanceof JsonNumber
                && new TextCheck(at, text + "s", schema).findings().isEmpty();
        return finding(at, "a text", lacksUnit ? "give the unit, as in " + text + "s" : "");
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
