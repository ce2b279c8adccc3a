package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook;
import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.read.Reading;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Set;

/** Answers DELETE, of one object or of all that a selector names. */
public final class Removal {

    private static final Set<String> PERMANENT = Set.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final ServerState state;
    private final Reading reading;

    public Removal(ServerState state, Reading reading) {
        this.state = state;
        this.reading = reading;
    }

    /** Removes one object. */
    public Response one(ApiCall call) {
        state.access().require(call, "delete");
        DeleteOptions options = DeleteOptions.of(call.request());
        JsonObject object = state.require(call);
        requireRemovable(call);
        options.require(call.type(), object);
        state.admission().review(AdmissionHook.Operation.DELETE, object);
        JsonObject last = remove(call.kind(), options.propagation().mark(object), options.dryRun());
        boolean stays = last.object("metadata").has("deletionTimestamp");
        if (stays || call.kind().is(Trait.RETURNS_REMOVED)) {
            return call.answer(200, last);
        }
        String uid = object.object("metadata").text("uid").orElse("");
        return Response.json(200, Status.removed(call.type(), call.name(), uid));
    }

    /** Removes all objects that the request selects, and answers with them. */
    public Response many(ApiCall call) {
        state.access().require(call, "deletecollection");
        if (call.type().equals(BuiltinKinds.NAMESPACE)) {
            throw Status.methodNotAllowed().exception();
        }
        DeleteOptions options = DeleteOptions.of(call.request());
        List<JsonObject> selected = reading.selected(call);
        for (JsonObject object : selected) {
            state.admission().review(AdmissionHook.Operation.DELETE, object);
            remove(call.kind(), options.propagation().mark(object), options.dryRun());
        }
        return Response.json(200, reading.page(call, selected));
    }

    private JsonObject remove(ServedKind kind, JsonObject object, boolean dryRun) {
        JsonObject metadata = object.object("metadata");
        boolean isNamespace = kind.type().equals(BuiltinKinds.NAMESPACE);
        boolean waits = isNamespace || !metadata.array("finalizers").isEmpty();
        if (!waits) {
            if (!dryRun) {
                state.remove(kind, object);
            }
            return object;
        }
        if (metadata.has("deletionTimestamp")) {
            return object;
        }
        JsonObject marked = state.metadata().ofDeleted(kind, object);
        JsonObject ending = isNamespace ? terminating(marked) : marked;
        return dryRun ? ending : state.store(kind, ending);
    }

    private static JsonObject terminating(JsonObject namespace) {
        JsonObject metadata = namespace.object("metadata").without("deletionGracePeriodSeconds");
        return namespace
                .with("metadata", metadata)
                .with("status", namespace.object("status").with("phase", "Terminating"));
    }

    private static void requireRemovable(ApiCall call) {
        if (call.type().equals(BuiltinKinds.NAMESPACE) && PERMANENT.contains(call.name())) {
            throw Status.forbidden(call.type(), call.name(), "this namespace may not be deleted")
                    .exception();
        }
    }
}
