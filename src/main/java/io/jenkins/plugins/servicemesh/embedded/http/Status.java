package io.jenkins.plugins.servicemesh.embedded.http;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A failure in the words of Kubernetes.
 *
 * @param reason empty where Kubernetes gives none
 * @param details what the failure is about, where Kubernetes says so
 */
public record Status(int code, String reason, String message, Optional<JsonObject> details) {

    private static final String STALE =
            "the object has been modified; please apply your changes to the latest version" + " and try again";
    private static final String WRONG_METHOD = "the server does not allow this method on the requested resource";
    private static final String ACCEPTED =
            "the body of the request was in an unknown format - accepted media types include: ";

    public Status(int code, String reason, String message) {
        this(code, reason, message, Optional.empty());
    }

    private static Status generic(int code, String reason, String message) {
        return new Status(code, reason, message, Optional.of(JsonObject.EMPTY));
    }

    private static Status about(int code, String reason, String message, ResourceType type, String name) {
        return new Status(code, reason, message, Optional.of(details(name, type.group(), type.plural())));
    }

    public static Status badRequest(String message) {
        return new Status(400, "BadRequest", message);
    }

    public static Status notFound(ResourceType type, String name) {
        return about(404, "NotFound", named(type, name) + " not found", type, name);
    }

    /** For a part of an object that its kind does not have. */
    public static Status noSuchPart() {
        return generic(404, "NotFound", "the server could not find the requested resource");
    }

    public static Status alreadyExists(ResourceType type, String name) {
        return about(409, "AlreadyExists", named(type, name) + " already exists", type, name);
    }

    /** The object is newer than the sender knew. */
    public static Status stale(ResourceType type, String name) {
        return conflict(type, name, STALE);
    }

    /** An apply would change fields that others own. */
    public static Status applyConflict(String message, List<StatusCause> causes) {
        JsonObject details =
                JsonObject.of("causes", causes.stream().map(StatusCause::toJson).toList());
        return new Status(409, "Conflict", message, Optional.of(details));
    }

    public static Status conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + named(type, name) + ": " + why;
        return about(409, "Conflict", message, type, name);
    }

    /** Where a removal's precondition does not hold, Kubernetes names the kind instead of the resource. */
    public static Status preconditionFailed(ResourceType type, String name, String why) {
        String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        String message = "Operation cannot be fulfilled on " + kind + " \"" + name + "\": " + why;
        return new Status(409, "Conflict", message, Optional.of(details(name, type.group(), type.kind())));
    }

    public static Status forbidden(ResourceType type, String name, String why) {
        String what = name.isEmpty() ? type.qualifiedName() : named(type, name);
        return about(403, "Forbidden", what + " is forbidden: " + why, type, name);
    }

    /** The sender may not stand for another. */
    public static Status impersonationForbidden(String sender, String user) {
        JsonObject details = JsonObject.of("name", user).with("kind", "users");
        String message = "users \"" + user + "\" is forbidden: User \"" + sender
                + "\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope";
        return new Status(403, "Forbidden", message, Optional.of(details));
    }

    public static Status namespaceTerminating(ResourceType type, String name, String namespace) {
        Status status = forbidden(
                type,
                name,
                "unable to create new content in namespace " + namespace + " because it is being terminated");
        StatusCause cause = new StatusCause(
                "NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace");
        JsonObject details = details(name, type.group(), type.plural()).with("causes", List.of(cause.toJson()));
        return new Status(status.code, status.reason, status.message, Optional.of(details));
    }

    /** The object breaks rules of its kind; the causes as given, the message names each once. */
    public static Status invalid(String group, String kind, String name, List<StatusCause> causes) {
        Set<String> reasons = new LinkedHashSet<>();
        causes.forEach(cause -> reasons.add(cause.describe()));
        String why = reasons.size() == 1 ? reasons.iterator().next() : "[" + String.join(", ", reasons) + "]";
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        JsonObject details = details(name, group, kind)
                .with("causes", causes.stream().map(StatusCause::toJson).toList());
        return new Status(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + why, Optional.of(details));
    }

    /** A JSON Patch that cannot be applied; which operation failed is not said. */
    public static Status patchRejected() {
        return generic(422, "Invalid", "the server rejected our request due to an error in our request");
    }

    public static Status methodNotAllowed() {
        return generic(405, "MethodNotAllowed", WRONG_METHOD);
    }

    /** The same where a built-in kind takes none of the patches. */
    public static Status unsupportedPatch() {
        return generic(415, "UnsupportedMediaType", "415: Unsupported Media Type");
    }

    public static Status unsupportedMediaType(List<String> accepted) {
        return new Status(415, "UnsupportedMediaType", ACCEPTED + String.join(", ", accepted));
    }

    public static Status tooLarge(int limit) {
        return new Status(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit);
    }

    /** A failure that Kubernetes gives no reason for. */
    public static Status unexplained(int code, String message) {
        return new Status(code, "", message);
    }

    /** The answer to a removal. */
    public static JsonObject removed(ResourceType type, String name, String uid) {
        return body("Success")
                .with("details", details(name, type.group(), type.plural()).with("uid", uid));
    }

    private static String named(ResourceType type, String name) {
        return type.qualifiedName() + " \"" + name + "\"";
    }

    private static JsonObject details(String name, String group, String kind) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", name);
        details.put("group", group);
        details.put("kind", kind);
        details.values().removeIf(String::isEmpty);
        return JsonObject.ofTexts(details);
    }

    private static JsonObject body(String outcome) {
        return JsonObject.of("kind", "Status")
                .with("apiVersion", "v1")
                .with("metadata", JsonObject.EMPTY)
                .with("status", outcome);
    }

    public Response toResponse() {
        JsonObject json = body("Failure").with("message", message);
        json = reason.isEmpty() ? json : json.with("reason", reason);
        json = details.isPresent() ? json.with("details", details.get()) : json;
        return Response.json(code, json.with("code", code));
    }

    /** The failure as what ends the handling of a request. */
    public StatusException exception() {
        return new StatusException(this);
    }
}
