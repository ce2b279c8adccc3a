package io.jenkins.plugins.servicemesh.embedded.http;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with an object.
 *
 * @param reason a word of Kubernetes, for example {@code FieldValueInvalid}
 * @param field the dotted path
 */
public record StatusCause(String reason, String message, String field) {

    public static StatusCause required(String field, String detail) {
        String message = detail.isEmpty() ? "Required value" : "Required value: " + detail;
        return new StatusCause("FieldValueRequired", message, field);
    }

    public static StatusCause invalid(String field, JsonValue value, String detail) {
        return new StatusCause("FieldValueInvalid", "Invalid value: " + value + ": " + detail, field);
    }

    static StatusCause wrongType(String field, String found, String wanted) {
        String message = "Invalid value: \"" + found + "\": " + field + " in body must be of type " + wanted + ": \""
                + found + "\"";
        return new StatusCause("FieldValueTypeInvalid", message, field);
    }

    public static StatusCause notSupported(String field, JsonValue value, Collection<String> supported) {
        String values = supported.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
        return new StatusCause(
                "FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + values, field);
    }

    public static StatusCause forbidden(String field, String detail) {
        return new StatusCause("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    public static StatusCause tooLong(String field, int bytes) {
        return new StatusCause("FieldValueTooLong", "Too long: may not be more than " + bytes + " bytes", field);
    }

    /** As it stands in a message. */
    String describe() {
        return field + ": " + message;
    }

    JsonObject toJson() {
        return JsonObject.of("reason", reason).with("message", message).with("field", field);
    }
}
