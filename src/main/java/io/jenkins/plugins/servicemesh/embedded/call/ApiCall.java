package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/**
 * A request that addresses a kind that is served.
 *
 * @param warnings collects what to tell the sender besides the answer
 */
public record ApiCall(Request request, ApiPath path, ServedKind kind, List<String> warnings) {

    /** The kind in the version that the sender speaks. */
    public ResourceType type() {
        return kind.in(path.version());
    }

    public String namespace() {
        return path.namespace();
    }

    public String name() {
        return path.name();
    }

    /** Whether the object's status is addressed, not its rest. */
    public boolean isStatus() {
        return path.part().equals("status");
    }

    /** Whether the number of its replicas is addressed. */
    public boolean isScale() {
        return path.part().equals("scale");
    }

    /** The answer with that object, as the sender's version sees it. */
    public Response answer(int status, JsonObject stored) {
        return Response.json(status, kind.view(stored, path.version()));
    }

    /** The refusal of an object that breaks rules. */
    public StatusException invalid(String name, List<StatusCause> causes) {
        return Status.invalid(type().group(), type().kind(), name, causes).exception();
    }
}
