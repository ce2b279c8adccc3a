package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.util.List;
import java.util.Optional;

/**
 * An answer that is not a success, and what it means.
 *
 * @param body a Kubernetes Status, or whatever else the server sent
 */
record Refusal(String cluster, ApiRequest request, int code, String body) {

    ClusterException toException() {
        Optional<JsonObject> status = status();
        ServerMessage message = new ServerMessage(status.orElse(JsonObject.EMPTY), body);
        Reason reason = reason(status, message);
        List<Cause> causes = message.causes();
        return new ClusterException(
                reason,
                code,
                "cannot " + request.purpose() + " in cluster '" + cluster + "': "
                        + explanation(reason, message, causes),
                causes);
    }

    private Optional<JsonObject> status() {
        try {
            return Optional.of(JsonText.parseObject(body))
                    .filter(document -> document.text("kind").equals(Optional.of("Status")));
        } catch (TextFormatException e) {
            return Optional.empty();
        }
    }

    private Reason reason(Optional<JsonObject> status, ServerMessage message) {
        if (message.isAdmissionDenial()) {
            return Reason.DENIED;
        }
        return switch (code) {
            case 400, 422 -> Reason.INVALID;
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.FORBIDDEN;
            case 404 -> namesObject(status) ? Reason.NOT_FOUND : Reason.NOT_SERVED;
            case 409 -> isAlreadyExists(status) ? Reason.ALREADY_EXISTS : Reason.CONFLICT;
            default -> Reason.OTHER;
        };
    }

    /** A path that is not served is answered in plain text, or with a Status that names no object. */
    private static boolean namesObject(Optional<JsonObject> status) {
        return status.flatMap(document -> document.object("details").text("name"))
                .isPresent();
    }

    private static boolean isAlreadyExists(Optional<JsonObject> status) {
        return status.flatMap(document -> document.text("reason")).equals(Optional.of("AlreadyExists"));
    }

    private String explanation(Reason reason, ServerMessage message, List<Cause> causes) {
        return switch (reason) {
            case NOT_SERVED -> "the API does not serve that kind in that version";
            case UNAUTHORIZED -> "the credentials are not accepted";
            case OTHER -> "the server answered " + code + ": " + message.text(causes);
            default -> message.text(causes);
        };
    }
}
