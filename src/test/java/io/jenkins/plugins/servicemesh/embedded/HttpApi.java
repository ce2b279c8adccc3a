package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** A plain HTTP client of an API server. */
public record HttpApi(URI url, List<String> credentials) {

    public static final String JSON_PATCH = "application/json-patch+json";
    public static final String MERGE_PATCH = "application/merge-patch+json";
    public static final String ROUTES = "/apis/networking.istio.io/v1/namespaces/shop/virtualservices";
    public static final String CONFIG_MAPS = "/api/v1/namespaces/shop/configmaps";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A client without a token: an administrator. */
    public HttpApi(URI url) {
        this(url, List.of());
    }

    /** The same, with that bearer token. */
    public HttpApi as(String token) {
        return new HttpApi(url, List.of("Authorization", "Bearer " + token));
    }

    /** What came back. */
    public record Answer(int status, String text, List<String> warnings) {
        public JsonObject json() {
            return JsonText.parseObject(text);
        }

        public String message() {
            return json().text("message").orElse("");
        }

        public String reason() {
            return json().text("reason").orElse("");
        }

        public JsonObject metadata() {
            return json().object("metadata");
        }

        public String version() {
            return metadata().text("resourceVersion").orElse("");
        }

        public int generation() {
            return metadata().number("generation").orElseThrow().intValue();
        }

        public List<String> causes() {
            return json().object("details").array("causes").objects().stream()
                    .map(cause -> cause.text("reason").orElse("") + " "
                            + cause.text("field").orElse(""))
                    .toList();
        }

        public List<String> names() {
            return json().array("items").objects().stream()
                    .map(item -> item.object("metadata").text("name").orElse(""))
                    .toList();
        }
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    public Answer post(String path, String yamlLikeJson) {
        return send("POST", path, "application/yaml", yamlLikeJson);
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, "application/json", body.toString());
    }

    public Answer jsonPatch(String path, String operations) {
        return send("PATCH", path, JSON_PATCH, operations);
    }

    public Answer mergePatch(String path, String patch) {
        return send("PATCH", path, MERGE_PATCH, patch);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", "");
    }

    public Answer delete(String path, String options) {
        return send("DELETE", path, "application/json", options);
    }

    public Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .headers(headers())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = CLIENT.send(
                    contentType.isEmpty()
                            ? request.build()
                            : request.header("Content-Type", contentType).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().allValues("Warning"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] headers() {
        return Stream.concat(Stream.of("User-Agent", "tester/1"), credentials.stream())
                .toArray(String[]::new);
    }

    /** A VirtualService with one route of that weight to each version. */
    public static String virtualService(String name) {
        return """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: %s}
                spec:
                  hosts: [reviews]
                  http:
                  - route:
                    - {destination: {host: reviews, subset: v1}, weight: 90}
                    - {destination: {host: reviews, subset: v2}, weight: 10}
                """.formatted(name);
    }
}
