package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** A change of the stored objects, as watchers are told. */
record StoredEvent(Type type, ServedKind kind, JsonObject object) {

    /** What happened. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    String namespace() {
        return object.object("metadata").text("namespace").orElse("");
    }
}
