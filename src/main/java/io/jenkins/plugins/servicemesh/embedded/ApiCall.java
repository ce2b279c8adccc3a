package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/**
 * A request that addresses a kind that is served.
 *
 * @param warnings collects what to tell the sender besides the answer
 */
record ApiCall(Request request, ApiPath path, ServedKind kind, List<String> warnings) {

    /** The kind in the version that the sender speaks. */
    ResourceType type() {
        return kind.in(path.version());
    }

    String namespace() {
        return path.namespace();
    }

    String name() {
        return path.name();
    }

    /** Whether the object's status is addressed, not its rest. */
    boolean isStatus() {
        return path.part().equals("status");
    }

    /** The answer with that object, as the sender's version sees it. */
    Response answer(int status, JsonObject stored) {
        return Response.json(status, kind.view(stored, path.version()));
    }

    /** The refusal of an object that breaks rules. */
    StatusException invalid(String name, List<StatusCause> causes) {
        return Status.invalid(type().group(), type().kind(), name, causes).exception();
    }
}
