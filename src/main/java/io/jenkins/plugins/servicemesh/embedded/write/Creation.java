package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook;
import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.MetadataRules;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldManager;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Answers POST: the object as it was stored, with defaults and the server's metadata, or why it was not. */
public final class Creation {

    private final ServerState state;

    public Creation(ServerState state) {
        this.state = state;
    }

    public Response answer(ApiCall call) {
        if (call.kind().is(Trait.QUESTION)) {
            return call.answer(201, state.access().answer(call, ObjectDecoder.read(call, FieldValidation.WARN)));
        }
        state.access().require(call, "create");
        WriteOptions options = WriteOptions.of(call.request(), "CreateOptions");
        JsonObject sent = ObjectDecoder.read(call, options.fieldValidation());
        ManagedFields record = new ManagedFields(
                options.manager(call, FieldManager.UPDATE), state.metadata().now());
        return create(call, options, sent, (before, after) -> record.record(call.kind(), before, after));
    }

    /** Stores a new object, if nothing speaks against it, with that record of its fields. */
    Response create(ApiCall call, WriteOptions options, JsonObject sent, BinaryOperator<JsonObject> record) {
        requireLivingNamespace(call, sent);
        JsonObject object = toStore(call, sent, record);
        return call.answer(201, options.dryRun() ? object : state.store(call.kind(), object));
    }

    private JsonObject toStore(ApiCall call, JsonObject sent, BinaryOperator<JsonObject> record) {
        ServedKind kind = call.kind();
        JsonObject object = kind.rules().withDefaults(state.metadata().ofNew(kind, sent));
        requireValid(call, object);
        state.admission().review(AdmissionHook.Operation.CREATE, object);
        if (!sent.object("metadata").text("resourceVersion").orElse("").isEmpty()) {
            throw Status.unexplained(500, "resourceVersion should not be set on objects to be created")
                    .exception();
        }
        String name = object.object("metadata").text("name").orElse("");
        if (state.objects().find(kind, call.namespace(), name).isPresent()) {
            throw Status.alreadyExists(kind.type(), name).exception();
        }
        return kind.view(record.apply(JsonObject.EMPTY, object), kind.type().version());
    }

    private static void requireValid(ApiCall call, JsonObject object) {
        List<StatusCause> causes = new ArrayList<>(MetadataRules.violations(object));
        causes.addAll(call.kind().rules().violations(object));
        if (!causes.isEmpty()) {
            throw call.invalid(object.object("metadata").text("name").orElse(""), causes);
        }
    }

    private void requireLivingNamespace(ApiCall call, JsonObject sent) {
        if (!call.type().namespaced()) {
            return;
        }
        ServedKind namespaces = state.kinds().get(BuiltinKinds.NAMESPACE);
        JsonObject namespace = state.objects()
                .find(namespaces, "", call.namespace())
                .orElseThrow(() -> Status.notFound(BuiltinKinds.NAMESPACE, call.namespace())
                        .exception());
        if (namespace.object("metadata").has("deletionTimestamp")) {
            String name = sent.object("metadata").text("name").orElse("");
            throw Status.namespaceTerminating(call.type(), name, call.namespace())
                    .exception();
        }
    }
}
