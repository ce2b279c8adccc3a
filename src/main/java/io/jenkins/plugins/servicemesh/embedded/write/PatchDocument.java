package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.store.MergePatch;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the patches that clients send. */
final class PatchDocument {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";

    private PatchDocument() {}

    /**
     * The change that the request asks for.
     *
     * @throws StatusException when it is no patch, or none that this kind takes; the change throws it when it cannot be
     *     applied
     */
    static UnaryOperator<JsonObject> read(ApiCall call) {
        ObjectDecoder.requireSize(call.request());
        String type = call.request().contentType();
        if (type.equals(JSON_PATCH)) {
            return jsonPatch(call.request().body());
        }
        if (type.equals(MERGE_PATCH)) {
            JsonObject patch = mergePatch(call.request().body());
            return tree -> MergePatch.apply(tree, patch);
        }
        if (type.equals(STRATEGIC_PATCH) && !call.kind().is(Trait.CUSTOM)) {
            JsonObject patch = mergePatch(call.request().body());
            return tree -> StrategicPatch.apply(call.kind().fields(), tree, patch);
        }
        throw notTaken(call).exception();
    }

    private static Status notTaken(ApiCall call) {
        return call.kind().is(Trait.CUSTOM)
                ? Status.unsupportedMediaType(List.of(JSON_PATCH, MERGE_PATCH, ServerSideApply.CONTENT_TYPE))
                : Status.unsupportedPatch();
    }

    private static UnaryOperator<JsonObject> jsonPatch(String body) {
        if (!(parse(body) instanceof JsonArray list)) {
            throw undecodable("json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp");
        }
        return tree -> {
            try {
                return (JsonObject) ServerPatch.apply(list, tree);
            } catch (JsonPatch.RefusedException | IllegalArgumentException | ClassCastException e) {
                throw Status.patchRejected().exception();
            }
        };
    }

    private static JsonObject mergePatch(String body) {
        if (!(parse(body) instanceof JsonObject patch)) {
            throw undecodable("json: cannot unmarshal array into Go value of type map[string]interface {}");
        }
        return patch;
    }

    private static JsonValue parse(String body) {
        try {
            return JsonText.parse(body);
        } catch (TextFormatException e) {
            throw undecodable(String.valueOf(e.getMessage()));
        }
    }

    private static StatusException undecodable(String why) {
        return Status.badRequest("error decoding patch: " + why).exception();
    }
}
