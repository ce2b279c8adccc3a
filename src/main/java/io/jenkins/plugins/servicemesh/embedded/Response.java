package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;

/**
 * What the server answers.
 *
 * @param status the HTTP status; 0 closes the connection without an answer
 * @param contentType of the body
 * @param body may be empty
 * @param warnings sent as {@code Warning} headers, which clients show to people
 */
public record Response(int status, String contentType, String body, List<String> warnings) {

    /** No answer: the connection is closed, and the client cannot know what happened. */
    public static final Response NONE = new Response(0, "", "", List.of());

    public Response {
        warnings = List.copyOf(warnings);
    }

    /** An answer in JSON. */
    public static Response json(int status, JsonValue body) {
        return new Response(status, "application/json", body.toString(), List.of());
    }

    /** An answer in plain text. */
    public static Response text(int status, String body) {
        return new Response(status, "text/plain; charset=utf-8", body, List.of());
    }

    /** A failure as a Kubernetes {@code Status} object. */
    public static Response failure(int status, String reason, String message) {
        return new Status(status, reason, message).toResponse();
    }

    /** The same answer with these warnings. */
    public Response withWarnings(List<String> texts) {
        return new Response(status, contentType, body, texts);
    }
}
