package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextOrIntegerSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks one value and all below it. A value of the wrong type is one finding; nothing more is said of it.
 *
 * @param value what stands there
 * @param path where, from the document's root
 * @param root the schema of the whole document, to tell where a misplaced field belongs
 */
public record ValueCheck(JsonValue value, JsonPointer path, ObjectSchema root)
        implements Schema.Visitor<List<Finding>> {

    /** Everything that is wrong with the document. */
    public static List<Finding> of(ObjectSchema root, JsonObject document) {
        return root.accept(new ValueCheck(document, JsonPointer.ROOT, root));
    }

    /** The check of a value below this one. */
    List<Finding> below(Object token, JsonValue child, Schema schema) {
        return schema.accept(new ValueCheck(child, path.child(token), root));
    }

    /** A finding at this value. */
    Finding finding(String rule, String message) {
        return Finding.error(rule, message).at(path.toDotted());
    }

    @Override
    public List<Finding> object(ObjectSchema schema) {
        return value instanceof JsonObject object
                ? new ObjectCheck(this, object, schema).findings()
                : List.of(TypeMismatch.object(this, schema));
    }

    @Override
    public List<Finding> map(MapSchema schema) {
        if (!(value instanceof JsonObject object)) {
            return List.of(TypeMismatch.map(this));
        }
        List<Finding> findings =
                new ArrayList<>(LengthCheck.of(this, object.keys().size(), schema.size(), "entry", "entries"));
        object.members().forEach((key, child) -> findings.addAll(below(key, child, schema.values())));
        return findings;
    }

    @Override
    public List<Finding> list(ListSchema schema) {
        return value instanceof JsonArray array
                ? new ListCheck(this, array, schema).findings()
                : List.of(TypeMismatch.list(this));
    }

    @Override
    public List<Finding> text(TextSchema schema) {
        return value instanceof JsonString text
                ? new TextCheck(this, text.value(), schema).findings()
                : List.of(TypeMismatch.text(this, schema));
    }

    @Override
    public List<Finding> number(NumberSchema schema) {
        return value instanceof JsonNumber number
                        && (number.isInteger() || !schema.format().isWhole())
                ? new NumberCheck(this, number, schema).findings()
                : List.of(TypeMismatch.number(this, schema.format()));
    }

    @Override
    public List<Finding> bool(BooleanSchema schema) {
        return value instanceof JsonBoolean ? List.of() : List.of(TypeMismatch.bool(this));
    }

    @Override
    public List<Finding> textOrInteger(TextOrIntegerSchema schema) {
        if (value instanceof JsonString text) {
            return TextCheck.pattern(this, text.value(), schema.pattern());
        }
        return value instanceof JsonNumber number && number.isInteger()
                ? List.of()
                : List.of(TypeMismatch.textOrInteger(this));
    }

    @Override
    public List<Finding> any(AnySchema schema) {
        return List.of();
    }

    @Override
    public List<Finding> nullable(NullableSchema schema) {
        return value == JsonNull.NULL ? List.of() : schema.schema().accept(this);
    }
}
