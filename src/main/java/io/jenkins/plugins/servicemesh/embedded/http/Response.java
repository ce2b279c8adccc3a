package io.jenkins.plugins.servicemesh.embedded.http;

import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server answers.
 *
 * @param status the HTTP status; 0 closes the connection without an answer
 * @param contentType of the body
 * @param chunks the body: a list when it is known from the start, else each chunk is sent when it comes
 * @param headers sent besides those that every answer has
 * @param warnings sent as {@code Warning} headers, which clients show to people
 */
public record Response(
        int status, String contentType, Iterable<String> chunks, List<String> warnings, Map<String, String> headers) {

    /** No answer: the connection is closed, and the client cannot know what happened. */
    public static final Response NONE = new Response(0, "", List.of(), List.of(), Map.of());

    private static final String JSON = "application/json";

    public Response {
        warnings = List.copyOf(warnings);
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static Response json(int status, JsonValue body) {
        return new Response(status, JSON, List.of(body.toString()), List.of(), Map.of());
    }

    /** An answer in plain text. */
    public static Response text(int status, String body) {
        return new Response(status, "text/plain; charset=utf-8", List.of(body), List.of(), Map.of());
    }

    /** A failure as a Kubernetes {@code Status} object. */
    public static Response failure(int status, String reason, String message) {
        return new Status(status, reason, message).toResponse();
    }

    /** An answer that goes on, one JSON document after the other. */
    public static Response stream(Iterable<String> documents) {
        return new Response(200, JSON, documents, List.of(), Map.of());
    }

    /** The same answer with these warnings. */
    public Response withWarnings(List<String> texts) {
        return new Response(status, contentType, chunks, texts, headers);
    }

    /** The same answer with that header besides. */
    public Response withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Response(status, contentType, chunks, warnings, more);
    }

    /** The same answer, ended after that many chunks. */
    public Response cutAfter(int count) {
        return new Response(status, contentType, new CutChunks(chunks, count), warnings, headers);
    }

    /** The whole body; empty while it still comes. */
    public String body() {
        return isComplete() ? String.join("", chunks) : "";
    }

    /** Says that nobody reads the body any more. */
    void close() throws IOException {
        if (chunks instanceof Closeable source) {
            source.close();
        }
    }

    /** Whether the whole body is known. */
    boolean isComplete() {
        return chunks instanceof List;
    }
}
