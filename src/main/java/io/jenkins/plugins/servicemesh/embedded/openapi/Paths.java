package io.jenkins.plugins.servicemesh.embedded.openapi;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths of one kind in one version, as far as clients look at them: which kind, and which parameters a write takes. */
final class Paths {

    private static final List<String> OF_WRITES = List.of("dryRun", "fieldManager", "fieldValidation");

    private final ServedKind kind;
    private final JsonObject identity;
    private final String schema;

    Paths(ServedKind kind, String version) {
        this.kind = kind;
        this.identity = identity(kind, version);
        this.schema = kind.fields(version).name();
    }

    static JsonObject identity(ServedKind kind, String version) {
        return JsonObject.of("group", kind.type().group())
                .with("version", version)
                .with("kind", kind.type().kind());
    }

    /** The paths by what they are below the group's version. */
    Map<String, JsonValue> below(String root) {
        String namespace = kind.type().namespaced() ? "/namespaces/{namespace}" : "";
        String list = root + namespace + "/" + kind.type().plural();
        Map<String, JsonValue> paths = new LinkedHashMap<>();
        paths.put(list, operations(Map.of("get", "list", "post", "create", "delete", "deletecollection")));
        paths.put(
                list + "/{name}",
                operations(Map.of("get", "get", "put", "update", "patch", "patch", "delete", "delete")));
        return paths;
    }

    /** @param verbs of RBAC, by the HTTP method */
    private JsonObject operations(Map<String, String> verbs) {
        Map<String, JsonValue> operations = new LinkedHashMap<>();
        verbs.forEach((method, verb) -> {
            if (kind.verbs().contains(verb)) {
                operations.put(method, operation(method, verb));
            }
        });
        return JsonObject.of(operations);
    }

    private JsonObject operation(String method, String verb) {
        List<JsonObject> parameters = method.equals("get")
                ? List.of()
                : OF_WRITES.stream().map(Paths::parameter).toList();
        JsonObject content = JsonObject.of("application/json", JsonObject.of("schema", Components.reference(schema)));
        return JsonObject.of("x-kubernetes-action", verb.equals("create") ? "post" : verb)
                .with("x-kubernetes-group-version-kind", identity)
                .with("parameters", parameters)
                .with(
                        "responses",
                        JsonObject.of("200", JsonObject.of("description", "OK").with("content", content)));
    }

    private static JsonObject parameter(String name) {
        return JsonObject.of("name", name).with("in", "query").with("schema", JsonObject.of("type", "string"));
    }
}
