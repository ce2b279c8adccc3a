package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.store.Propagation;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.util.Optional;

/**
 * How a removal is to be done.
 *
 * @param dryRun answer as if it were done, remove nothing
 * @param uid the object that is meant, if it is said
 * @param resourceVersion the version that is meant, if it is said
 * @param propagation what becomes of what belongs to the object
 */
record DeleteOptions(boolean dryRun, Optional<String> uid, Optional<String> resourceVersion, Propagation propagation) {

    /** Reads parameters and body of a request. @throws StatusException when they cannot be read */
    static DeleteOptions of(Request request) {
        JsonObject body = body(request.body());
        JsonObject preconditions = body.object("preconditions");
        boolean dryRun = WriteOptions.of(request, "DeleteOptions").dryRun()
                || !body.array("dryRun").isEmpty();
        return new DeleteOptions(
                dryRun, preconditions.text("uid"), preconditions.text("resourceVersion"), propagation(request, body));
    }

    private static Propagation propagation(Request request, JsonObject body) {
        boolean orphans = body.get("orphanDependents").equals(Optional.of(JsonBoolean.TRUE))
                || request.parameter("orphanDependents").filter("true"::equals).isPresent();
        String word = request.parameter("propagationPolicy")
                .or(() -> body.text("propagationPolicy"))
                .orElse(orphans ? "Orphan" : "Background");
        return Propagation.of(word)
                .orElseThrow(() -> WriteOptions.refusal(
                        "DeleteOptions",
                        StatusCause.notSupported("propagationPolicy", new JsonString(word), Propagation.words())));
    }

    private static JsonObject body(String text) {
        try {
            return text.isBlank() ? JsonObject.EMPTY : JsonText.parseObject(text);
        } catch (TextFormatException e) {
            throw Status.badRequest("error decoding delete options: " + e.getMessage())
                    .exception();
        }
    }

    /** @throws StatusException when another object or version is there than the one that is meant */
    void require(ResourceType type, JsonObject object) {
        JsonObject metadata = object.object("metadata");
        String name = metadata.text("name").orElse("");
        String actualUid = metadata.text("uid").orElse("");
        String actualVersion = metadata.text("resourceVersion").orElse("");
        if (uid.isPresent() && !uid.get().equals(actualUid)) {
            String why = "the UID in the precondition (" + uid.get() + ") does not match the UID in record ("
                    + actualUid + "). The object might have been deleted and then recreated";
            throw Status.preconditionFailed(type, name, why).exception();
        }
        if (resourceVersion.isPresent() && !resourceVersion.get().equals(actualVersion)) {
            String why = "the ResourceVersion in the precondition (" + resourceVersion.get()
                    + ") does not match the ResourceVersion in record (" + actualVersion
                    + "). The object might have been modified";
            throw Status.preconditionFailed(type, name, why).exception();
        }
    }
}
