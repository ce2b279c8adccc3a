package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.openapi.OpenApi;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers what the server is and what it serves. */
final class Discovery {

    private static final JsonObject VERSION = JsonObject.of("major", "1")
            .with("minor", "35")
            .with("gitVersion", "v1.35.4+embedded")
            .with("gitCommit", "")
            .with("gitTreeState", "clean")
            .with("buildDate", "1970-01-01T00:00:00Z")
            .with("goVersion", "")
            .with("compiler", "")
            .with("platform", "java");

    private final KindRegistry kinds;
    private final OpenApi openApi;

    Discovery(KindRegistry kinds) {
        this.kinds = kinds;
        this.openApi = new OpenApi(kinds);
    }

    /** The answer to that path; empty when it addresses something else. */
    Optional<Response> answer(String path) {
        List<String> tokens = Arrays.asList(path.substring(1).split("/"));
        return switch (tokens.get(0)) {
            case "healthz", "readyz", "livez" -> Optional.of(Response.text(200, "ok"));
            case "version" -> Optional.of(Response.json(200, VERSION));
            case "api" -> tokens.size() == 1 ? found(coreVersions()) : resources(tokens, "", 1);
            case "apis" -> apis(tokens);
            case "openapi" -> openApi.answer(path);
            default -> Optional.empty();
        };
    }

    private Optional<Response> apis(List<String> tokens) {
        if (tokens.size() == 1) {
            List<JsonObject> groups = kinds.groups().stream().map(this::group).toList();
            return found(JsonObject.of("kind", "APIGroupList")
                    .with("apiVersion", "v1")
                    .with("groups", groups));
        }
        if (tokens.size() == 2 && kinds.groups().contains(tokens.get(1))) {
            return found(group(tokens.get(1)));
        }
        return resources(tokens, tokens.get(1), 2);
    }

    private static Optional<Response> found(JsonObject document) {
        return Optional.of(Response.json(200, document));
    }

    private static JsonObject coreVersions() {
        return JsonObject.of("kind", "APIVersions").with("versions", List.of("v1"));
    }

    private JsonObject group(String name) {
        List<JsonObject> versions = kinds.versions(name).stream()
                .map(version ->
                        JsonObject.of("groupVersion", name + "/" + version).with("version", version))
                .toList();
        return JsonObject.of("kind", "APIGroup")
                .with("apiVersion", "v1")
                .with("name", name)
                .with("versions", versions)
                .with("preferredVersion", versions.get(0));
    }

    private Optional<Response> resources(List<String> tokens, String group, int version) {
        if (tokens.size() != version + 1 || kinds.in(group, tokens.get(version)).isEmpty()) {
            return Optional.empty();
        }
        List<JsonObject> resources = new ArrayList<>();
        kinds.in(group, tokens.get(version)).forEach(kind -> resources.addAll(describe(kind)));
        String groupVersion = group.isEmpty() ? tokens.get(version) : group + "/" + tokens.get(version);
        return found(JsonObject.of("kind", "APIResourceList")
                .with("apiVersion", "v1")
                .with("groupVersion", groupVersion)
                .with("resources", resources));
    }

    private static List<JsonObject> describe(ServedKind kind) {
        List<JsonObject> described = new ArrayList<>();
        JsonObject main = describe(kind, kind.type().plural(), kind.singular(), kind.verbs());
        main = kind.shortNames().isEmpty() ? main : main.with("shortNames", kind.shortNames());
        described.add(kind.categories().isEmpty() ? main : main.with("categories", kind.categories()));
        if (kind.is(Trait.STATUS)) {
            described.add(describe(kind, kind.type().plural() + "/status", "", List.of("get", "patch", "update")));
        }
        if (kind.is(Trait.SCALE)) {
            described.add(describe(kind, kind.type().plural() + "/scale", "", List.of("get", "patch", "update"))
                    .with("group", "autoscaling")
                    .with("version", "v1")
                    .with("kind", "Scale"));
        }
        return described;
    }

    private static JsonObject describe(ServedKind kind, String name, String singular, List<String> verbs) {
        return JsonObject.of("name", name)
                .with("singularName", singular)
                .with("namespaced", kind.type().namespaced())
                .with("kind", kind.type().kind())
                .with("verbs", verbs);
    }
}
