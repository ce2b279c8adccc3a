package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The part of an object's metadata that the server alone writes. */
public final class ServerMetadata {

    private static final List<String> FIXED = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "resourceVersion",
            "deletionGracePeriodSeconds",
            "generateName");

    /** Who owns which field; a write may correct it, but not leave it out. */
    private static final String RECORD = "managedFields";

    private final Identifiers identifiers;
    private final InstantSource clock;

    public ServerMetadata(Identifiers identifiers, InstantSource clock) {
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** The present time as Kubernetes writes it. */
    public String now() {
        return instant().toString();
    }

    /** The present time, without fractions of a second. */
    public Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A new object with name, uid, time and generation; its resourceVersion comes when it is stored. */
    public JsonObject ofNew(ServedKind kind, JsonObject tree) {
        JsonObject metadata = tree.object("metadata").without("resourceVersion").without(RECORD);
        metadata = metadata.with("name", name(metadata))
                .with("uid", identifiers.uid())
                .with("creationTimestamp", now());
        metadata = kind.is(Trait.GENERATION) ? metadata.with("generation", 1) : metadata.without("generation");
        JsonObject object = tree.with("metadata", metadata);
        return kind.keepsWrittenStatus() ? object : object.without("status");
    }

    private String name(JsonObject metadata) {
        String prefix = metadata.text("generateName").orElse("");
        return metadata.text("name")
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> prefix.isEmpty() ? "" : prefix + identifiers.suffix());
    }

    /** A changed object with the server's fields as they were, and the next generation if its spec changed. */
    public JsonObject ofChanged(ServedKind kind, JsonObject before, JsonObject after) {
        JsonObject metadata = after.object("metadata");
        for (String field : FIXED) {
            metadata = copy(before.object("metadata"), metadata, field);
        }
        metadata = metadata.has(RECORD) ? metadata : copy(before.object("metadata"), metadata, RECORD);
        JsonObject object = after.with("metadata", metadata);
        object = kind.keepsWrittenStatus() ? object : copy(before, object, "status");
        return kind.is(Trait.GENERATION) && !content(before).equals(content(object)) ? nextGeneration(object) : object;
    }

    /** The stored object with nothing changed but its status and what controllers may set beside it. */
    public JsonObject ofChangedStatus(JsonObject before, JsonObject after) {
        return copy(after, before, "status");
    }

    /** The object, from now on being removed. */
    public JsonObject ofDeleted(ServedKind kind, JsonObject object) {
        JsonObject metadata =
                object.object("metadata").with("deletionTimestamp", now()).with("deletionGracePeriodSeconds", 0);
        JsonObject marked = object.with("metadata", metadata);
        return kind.is(Trait.GENERATION) ? nextGeneration(marked) : marked;
    }

    private static JsonObject copy(JsonObject from, JsonObject to, String field) {
        return from.get(field).map(value -> to.with(field, value)).orElseGet(() -> to.without(field));
    }

    private static JsonObject content(JsonObject object) {
        return object.without("metadata").without("status").without("apiVersion");
    }

    private static JsonObject nextGeneration(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        JsonValue next = metadata.number("generation")
                .map(number -> JsonNumber.of(number.intValue() + 1L))
                .orElse(JsonNumber.of(1));
        return object.with("metadata", metadata.with("generation", next));
    }
}
