package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of a Kubernetes API.
 *
 * @param purpose what it is for, in the words of an error: {@code create VirtualService shop/reviews}
 * @param path without a leading slash
 * @param contentType empty when there is no body
 */
record ApiRequest(
        String purpose, String method, String path, Map<String, String> query, String contentType, String body) {

    static final String JSON = "application/json";
    static final String JSON_PATCH = "application/json-patch+json";

    ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** A call that reads. */
    static ApiRequest get(String purpose, String path) {
        return new ApiRequest(purpose, "GET", path, Map.of(), "", "");
    }

    /** A call that sends a document. */
    static ApiRequest send(String purpose, String method, String path, String contentType, JsonValue document) {
        return new ApiRequest(purpose, method, path, Map.of(), contentType, ServerSpelling.print(document));
    }

    /** This call with one more query parameter. */
    ApiRequest with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(parameter, value);
        return new ApiRequest(purpose, method, path, more, contentType, body);
    }

    /** The path with the query, encoded. */
    String target() {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + ApiPath.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }
}
