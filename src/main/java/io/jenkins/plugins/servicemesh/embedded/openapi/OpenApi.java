package io.jenkins.plugins.servicemesh.embedded.openapi;

import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers what the fields of the kinds are. */
public final class OpenApi {

    private static final String ROOT = "/openapi/v3";

    private final KindRegistry kinds;

    public OpenApi(KindRegistry kinds) {
        this.kinds = kinds;
    }

    /** The answer to that path; empty when it is none of OpenAPI's. */
    public Optional<Response> answer(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(Response.json(200, index()));
        }
        if (!path.startsWith(ROOT + "/")) {
            return Optional.empty();
        }
        List<String> tokens = List.of(path.substring(ROOT.length() + 1).split("/"));
        boolean isCore = tokens.size() == 2 && tokens.get(0).equals("api");
        boolean isGroup = tokens.size() == 3 && tokens.get(0).equals("apis");
        return isCore || isGroup
                ? document(isCore ? "" : tokens.get(1), tokens.get(tokens.size() - 1))
                : Optional.empty();
    }

    private JsonObject index() {
        Map<String, JsonValue> paths = new TreeMap<>();
        paths.put("api/v1", address("api/v1"));
        for (String group : kinds.groups()) {
            for (String version : kinds.versions(group)) {
                String path = "apis/" + group + "/" + version;
                paths.put(path, address(path));
            }
        }
        return JsonObject.of("paths", JsonObject.of(paths));
    }

    private static JsonObject address(String path) {
        return JsonObject.of("serverRelativeURL", ROOT + "/" + path);
    }

    private Optional<Response> document(String group, String version) {
        List<ServedKind> served = kinds.in(group, version);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        String root = (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version;
        Components components = new Components();
        Map<String, JsonValue> paths = new TreeMap<>();
        for (ServedKind kind : served) {
            if (kind.isDescribed()) {
                components.add(kind.fields(version), Paths.identity(kind, version));
                paths.putAll(new Paths(kind, version).below(root));
            }
        }
        return Optional.of(Response.json(200, document(paths, components)));
    }

    private static JsonObject document(Map<String, JsonValue> paths, Components components) {
        return JsonObject.of("openapi", "3.0.0")
                .with("info", JsonObject.of("title", "Kubernetes").with("version", "embedded"))
                .with("paths", JsonObject.of(paths))
                .with("components", JsonObject.of("schemas", components.toJson()));
    }
}
