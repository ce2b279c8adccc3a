package io.jenkins.plugins.servicemesh.istio.rule.value;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A field of an object under check: where it stands, what is there, and a way to say what is wrong with it. A field that is
 * missing or null is absent, as the API server has it; a value of another type than asked for is the schema's business.
 */
public final class Field {

    private final List<Finding> sink;
    private final Place object;
    private final JsonPointer path;
    private final JsonValue value;

    private Field(List<Finding> sink, Place object, JsonPointer path, JsonValue value) {
        this.sink = sink;
        this.object = object;
        this.path = path;
        this.value = value;
    }

    /** The whole object; what its rules find is added to the sink. */
    public static Field root(Resource resource, List<Finding> sink) {
        Place place = new Place("", 0, 0, 0, resource.type().kind(), resource.namespace(), resource.name(), "");
        return new Field(sink, place, JsonPointer.ROOT, resource.tree());
    }

    /** The member of this key, or the field below it: {@code get("spec", "host")}. */
    public Field get(String... keys) {
        Field field = this;
        for (String key : keys) {
            field = field.child(key, field.object().get(key).orElse(JsonNull.NULL));
        }
        return field;
    }

    /** The items of a list, null ones included; none when this is no list. */
    public List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                items.add(child(String.valueOf(i), array.get(i)));
            }
        }
        return items;
    }

    /** The members of an object, null ones included; none when this is no object. */
    public List<Field> members() {
        List<Field> members = new ArrayList<>();
        object().members().forEach((key, member) -> members.add(child(key, member)));
        return members;
    }

    private Field child(String key, JsonValue member) {
        return new Field(sink, object, path.child(key), member);
    }

    public boolean present() {
        return !(value instanceof JsonNull);
    }

    public boolean absent() {
        return !present();
    }

    /** Whether the member of this key is present. */
    public boolean has(String key) {
        return get(key).present();
    }

    /** Whether this is the text. */
    public boolean is(String text) {
        return text().filter(text::equals).isPresent();
    }

    /** Whether this is the boolean true. */
    public boolean isTrue() {
        return value.equals(JsonValue.of(true));
    }

    /** Absent, an empty object, an empty list or an empty text. */
    public boolean isEmpty() {
        return absent()
                || value.equals(JsonObject.EMPTY)
                || value.equals(JsonArray.EMPTY)
                || value.equals(JsonValue.of(""));
    }

    /** The key or index under which this field stands. */
    public String key() {
        return path.last();
    }

    JsonValue value() {
        return value;
    }

    public JsonObject object() {
        return value instanceof JsonObject members ? members : JsonObject.EMPTY;
    }

    public Optional<String> text() {
        return value instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The text, empty when there is none. */
    public String textOrEmpty() {
        return text().orElse("");
    }

    /** The texts of a list. */
    public List<String> texts() {
        return value instanceof JsonArray array ? array.texts() : List.of();
    }

    public Optional<BigDecimal> number() {
        return value instanceof JsonNumber number ? Optional.of(number.value()) : Optional.empty();
    }

    public OptionalInt integer() {
        return value instanceof JsonNumber number && number.isInteger()
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /** Namespace of the object that is checked. */
    public String namespace() {
        return object.namespace();
    }

    public void error(String rule, String message) {
        report(withValue(Finding.error(rule, message)));
    }

    /** An error with what to do about it. */
    public void error(String rule, String message, String advice) {
        report(withValue(Finding.error(rule, message)).withSuggestion(advice));
    }

    public void warn(String rule, String message) {
        report(withValue(Finding.warning(rule, message)));
    }

    /** A warning with what to do about it. */
    public void warn(String rule, String message, String advice) {
        report(withValue(Finding.warning(rule, message)).withSuggestion(advice));
    }

    /** Adds that finding, placed at this field. */
    public void report(Finding finding) {
        sink.add(finding.at(object.withPath(path.toDotted())));
    }

    private Finding withValue(Finding finding) {
        boolean scalar = present() && !(value instanceof JsonObject) && !(value instanceof JsonArray);
        return scalar ? finding.withValue(text().orElseGet(value::toString)) : finding;
    }
}
