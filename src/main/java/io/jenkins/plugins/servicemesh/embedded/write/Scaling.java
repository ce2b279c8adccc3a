package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Answers requests for the number of an object's replicas: its {@code Scale}. */
public final class Scaling {

    private static final List<String> OF_THE_OBJECT =
            List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

    private final ServerState state;
    private final Update update;

    public Scaling(ServerState state, Update update) {
        this.state = state;
        this.update = update;
    }

    /** Answers GET. */
    public Response read(ApiCall call) {
        state.access().require(call, "get");
        return Response.json(200, scale(state.require(call)));
    }

    /** Answers PUT. */
    public Response replace(ApiCall call) {
        state.access().require(call, "update");
        WriteOptions options = WriteOptions.of(call.request(), "UpdateOptions");
        return write(call, options, body(call.request()));
    }

    /** Answers PATCH. */
    public Response patch(ApiCall call) {
        state.access().require(call, "patch");
        WriteOptions options = WriteOptions.of(call.request(), "PatchOptions");
        UnaryOperator<JsonObject> change = PatchDocument.read(call);
        return write(call, options, change.apply(scale(state.require(call))));
    }

    private static JsonObject body(Request request) {
        try {
            return JsonText.parseObject(request.body());
        } catch (TextFormatException e) {
            throw Status.badRequest("the object provided is unrecognized (must be of type Scale): " + e.getMessage())
                    .exception();
        }
    }

    private Response write(ApiCall call, WriteOptions options, JsonObject scale) {
        JsonObject before = state.require(call);
        JsonNumber replicas = scale.object("spec").number("replicas").orElse(JsonNumber.of(0));
        String version = scale.object("metadata").text("resourceVersion").orElse("");
        JsonObject scaled = before.with("spec", before.object("spec").with("replicas", replicas));
        JsonObject sent = scaled.with("metadata", scaled.object("metadata").with("resourceVersion", version));
        return Response.json(200, scale(update.store(call, options, before, sent)));
    }

    private static JsonObject scale(JsonObject object) {
        JsonObject metadata = JsonObject.EMPTY;
        for (String field : OF_THE_OBJECT) {
            JsonObject now = metadata;
            metadata = object.object("metadata")
                    .get(field)
                    .map(value -> now.with(field, value))
                    .orElse(now);
        }
        JsonNumber running = object.object("status").number("replicas").orElse(JsonNumber.of(0));
        return JsonObject.of("kind", "Scale")
                .with("apiVersion", "autoscaling/v1")
                .with("metadata", metadata)
                .with(
                        "spec",
                        object.object("spec")
                                .number("replicas")
                                .map(replicas -> JsonObject.of("replicas", replicas))
                                .orElse(JsonObject.EMPTY))
                .with("status", JsonObject.of("replicas", running).with("selector", selector(object)));
    }

    private static String selector(JsonObject object) {
        Map<String, String> labels =
                object.object("spec").object("selector").object("matchLabels").texts();
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
