package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.serverside.Application;
import io.jenkins.plugins.servicemesh.embedded.serverside.Conflict;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldManager;
import io.jenkins.plugins.servicemesh.embedded.serverside.Ownership;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Answers a PATCH that applies a configuration: the object is made if it is not there, else merged with it. */
public final class ServerSideApply {

    /** The type of a request's body that is a configuration to apply. */
    public static final String CONTENT_TYPE = "application/apply-patch+yaml";

    private final ServerState state;
    private final Creation creation;
    private final Update update;

    public ServerSideApply(ServerState state, Creation creation, Update update) {
        this.state = state;
        this.creation = creation;
        this.update = update;
    }

    public Response answer(ApiCall call) {
        state.access().require(call, "patch");
        WriteOptions options = WriteOptions.of(call.request(), "PatchOptions");
        options.requireNamedManager(call.request());
        JsonObject configuration = ObjectDecoder.readConfiguration(call);
        Update.requireSameName(call, configuration);
        return state.objects()
                .find(call.kind(), call.namespace(), call.name())
                .map(live -> change(call, options, live, configuration))
                .orElseGet(() -> create(call, options, configuration));
    }

    private Response create(ApiCall call, WriteOptions options, JsonObject configuration) {
        if (call.path().hasPart()) {
            throw Status.notFound(call.type(), call.name()).exception();
        }
        state.access().require(call, "create");
        FieldManager applier = options.manager(call, FieldManager.APPLY);
        JsonObject owned = OwnedFields.of(call.kind(), "", configuration);
        Application application =
                Application.of(fields(call), JsonObject.EMPTY, new Ownership(Map.of()), applier, owned);
        return creation.create(call, options, configuration, record(applier, application));
    }

    private Response change(ApiCall call, WriteOptions options, JsonObject live, JsonObject configuration) {
        FieldManager applier = options.manager(call, FieldManager.APPLY);
        JsonObject owned = OwnedFields.of(call.kind(), applier.subresource(), configuration);
        JsonObject seen = call.kind().view(live, call.path().version());
        Application application = Application.of(fields(call), seen, ManagedFields.of(live), applier, owned);
        if (!application.conflicts().isEmpty() && !options.force()) {
            throw conflict(application.conflicts());
        }
        JsonObject sent = atVersion(application.object(), configuration);
        return call.answer(200, update.store(call, options, live, sent, record(applier, application)));
    }

    private static StructType fields(ApiCall call) {
        return call.kind().fields(call.path().version());
    }

    /** The version that the configuration is meant for must still be there. */
    private static JsonObject atVersion(JsonObject object, JsonObject configuration) {
        return configuration
                .object("metadata")
                .text("resourceVersion")
                .map(version ->
                        object.with("metadata", object.object("metadata").with("resourceVersion", version)))
                .orElse(object);
    }

    private BinaryOperator<JsonObject> record(FieldManager applier, Application application) {
        ManagedFields fields = new ManagedFields(applier, state.metadata().now());
        return (before, after) -> fields.with(before, after, application.ownership());
    }

    private static StatusException conflict(List<Conflict> conflicts) {
        List<StatusCause> causes = conflicts.stream()
                .map(conflict -> new StatusCause("FieldManagerConflict", conflict.message(), conflict.field()))
                .toList();
        return Status.applyConflict(Conflict.describe(conflicts), causes).exception();
    }
}
