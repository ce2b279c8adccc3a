package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/**
 * A change of the stored objects.
 *
 * @param revision the resourceVersion that the change was given
 * @param before the object before the change; empty when it is new
 * @param object the object after the change; when it is gone, as it was last
 */
public record StoredEvent(Type type, long revision, ServedKind kind, Optional<JsonObject> before, JsonObject object) {

    /** What happened. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** Where it happened; empty for an object without namespace. */
    public String namespace() {
        return ControlledObjects.namespace(object);
    }
}
