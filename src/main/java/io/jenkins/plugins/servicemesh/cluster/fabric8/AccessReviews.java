package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;
import java.util.Optional;

/** Asks an API server what the caller may do. */
final class AccessReviews {

    private static final String PATH = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private AccessReviews() {}

    static AccessReview ask(ApiServer server, AccessRequest request) {
        JsonObject answer = server.send(
                ApiRequest.send("ask whether you may " + request, "POST", PATH, ApiRequest.JSON, document(request)));
        JsonObject status = answer.object("status");
        boolean allowed = status.get("allowed").equals(Optional.of(JsonBoolean.TRUE));
        return new AccessReview(request, allowed, status.text("reason").orElse(""));
    }

    private static JsonObject document(AccessRequest request) {
        JsonValue attributes = JsonValue.of(Map.of(
                "verb", request.verb(),
                "group", request.type().group(),
                "version", request.type().version(),
                "resource", request.type().plural(),
                "namespace", request.namespace()));
        return JsonObject.of("apiVersion", "authorization.k8s.io/v1")
                .with("kind", "SelfSubjectAccessReview")
                .with("spec", JsonObject.of("resourceAttributes", attributes));
    }
}
