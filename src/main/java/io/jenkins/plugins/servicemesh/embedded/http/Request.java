package io.jenkins.plugins.servicemesh.embedded.http;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it came in.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param query the decoded values of each parameter
 * @param headers the values of each header, its name in small letters
 * @param body empty when there is none
 */
public record Request(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, String body) {

    /** The type of a body in protobuf; each of its bytes is one character of the body here. */
    public static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    private static final String ACCESS_REVIEWS = "/selfsubjectaccessreviews";

    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The first value of that header, its name in small letters; empty when not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** The type of the body without its parameters; empty when not sent. */
    public String contentType() {
        return header("content-type").split(";", 2)[0].trim();
    }

    /** The same with that body. */
    public Request withJson(JsonObject object) {
        Map<String, List<String>> changed = new LinkedHashMap<>(headers);
        changed.put("content-type", List.of("application/json"));
        return new Request(method, path, query, changed, object.toString());
    }

    /** Empty when not sent. */
    public String userAgent() {
        return header("user-agent");
    }

    /** The first value of that parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Whether it asks what its sender may do. */
    public boolean isAccessReview() {
        return method.equals("POST") && path.endsWith(ACCESS_REVIEWS);
    }

    /** Whether it asks for a change of stored objects, a dry run included; an access review is none. */
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD") && !isAccessReview();
    }

    /** Whether nothing of it is to be stored. */
    public boolean isDryRun() {
        return query.containsKey("dryRun");
    }
}
