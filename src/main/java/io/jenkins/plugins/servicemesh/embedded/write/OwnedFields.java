package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** The fields of an object that someone can own: not what identifies it, nor what the server alone writes. */
final class OwnedFields {

    private static final String STATUS = "status";
    private static final List<String> OF_THE_SERVER = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink");

    private OwnedFields() {}

    /** What a write to that part of an object, or to its main resource if the part is empty, can own. */
    static JsonObject of(ServedKind kind, String part, JsonObject object) {
        if (part.equals(STATUS)) {
            return object.get(STATUS)
                    .map(status -> JsonObject.of(STATUS, status))
                    .orElse(JsonObject.EMPTY);
        }
        JsonObject metadata = object.object("metadata");
        for (String field : OF_THE_SERVER) {
            metadata = metadata.without(field);
        }
        JsonObject owned = object.without("apiVersion").without("kind");
        owned = owned.has("metadata") ? owned.with("metadata", metadata) : owned;
        boolean isStatusApart = kind.is(Trait.STATUS) && part.isEmpty();
        return isStatusApart ? owned.without(STATUS) : owned;
    }
}
