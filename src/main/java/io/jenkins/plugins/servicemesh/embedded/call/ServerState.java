package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.controller.Controllers;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.CustomKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.embedded.store.Identifiers;
import io.jenkins.plugins.servicemesh.embedded.store.ObjectStore;
import io.jenkins.plugins.servicemesh.embedded.store.ServerMetadata;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.InstantSource;
import java.util.List;

/** All that a server keeps. Not safe for concurrent use: who calls it holds the server's lock. */
public final class ServerState {

    private final KindRegistry kinds;
    private final ObjectStore objects = new ObjectStore();
    private final Access access;
    private final Admission admission = new Admission();
    private final ServerMetadata metadata;
    private final ControlledObjects controlled;
    private final Controllers controllers;

    public ServerState(KindRegistry kinds, InstantSource clock) {
        this.kinds = kinds;
        this.metadata = new ServerMetadata(new Identifiers(), clock);
        this.controlled = new ControlledObjects(kinds, objects, metadata);
        this.access = new Access(new RoleBindings(controlled));
        this.controllers = new Controllers(controlled);
        objects.listen(controllers);
    }

    /** Makes what a new cluster has: namespaces, a node, and the definitions of the custom kinds. */
    public void found(List<String> namespaces, String node) {
        kinds.custom().forEach(kind -> controlled.create(BuiltinKinds.DEFINITION, "", CustomKinds.definition(kind)));
        controlled.create(BuiltinKinds.NODE, "", named(node));
        namespaces.forEach(name -> controlled.create(BuiltinKinds.NAMESPACE, "", named(name)));
        controllers.settle();
    }

    private static JsonObject named(String name) {
        return JsonObject.of("metadata", JsonObject.of("name", name));
    }

    public KindRegistry kinds() {
        return kinds;
    }

    public ObjectStore objects() {
        return objects;
    }

    public Access access() {
        return access;
    }

    public Admission admission() {
        return admission;
    }

    public ServerMetadata metadata() {
        return metadata;
    }

    /** The object that the call addresses. @throws StatusException when there is none */
    public JsonObject require(ApiCall call) {
        return objects.find(call.kind(), call.namespace(), call.name())
                .orElseThrow(
                        () -> Status.notFound(call.kind().type(), call.name()).exception());
    }

    /** Stores the object and lets the controllers react; one that only waited for its last finalizer is removed instead. */
    public JsonObject store(ServedKind kind, JsonObject object) {
        JsonObject metadataOfObject = object.object("metadata");
        boolean gone = metadataOfObject.has("deletionTimestamp")
                && metadataOfObject.array("finalizers").isEmpty()
                && !kind.type().equals(BuiltinKinds.NAMESPACE);
        if (gone) {
            remove(kind, object);
            return object;
        }
        JsonObject stored = objects.put(kind, object);
        controllers.settle();
        return stored;
    }

    /** Removes the object and lets the controllers react: what it owned goes too. */
    public void remove(ServedKind kind, JsonObject object) {
        objects.remove(kind, object);
        controllers.settle();
    }
}
