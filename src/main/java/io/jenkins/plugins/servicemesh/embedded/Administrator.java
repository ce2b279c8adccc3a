package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Someone who works on the cluster by other ways than HTTP: the same rules hold, nothing is logged. */
final class Administrator {

    private static final String MANAGER = "kubectl";

    private final ApiServer server;
    private final KindRegistry kinds;

    Administrator(ApiServer server, KindRegistry kinds) {
        this.server = server;
        this.kinds = kinds;
    }

    /** Creates or replaces every object of these documents, in order. @throws IllegalArgumentException at the first refusal */
    void apply(String yamlDocuments) {
        for (JsonValue document : YamlText.parseAll(yamlDocuments)) {
            if (!(document instanceof JsonObject object)) {
                throw new IllegalArgumentException("not a Kubernetes object: " + document);
            }
            expand(object).forEach(this::apply);
        }
    }

    private static List<JsonObject> expand(JsonObject object) {
        return object.text("kind").orElse("").equals("List")
                ? object.array("items").objects()
                : List.of(object);
    }

    private void apply(JsonObject object) {
        String path = path(object);
        String name = ControlledObjects.name(object);
        Response present = server.answer(request("GET", path + "/" + name, MANAGER, ""));
        if (present.status() == 404) {
            done(server.answer(request("POST", path, MANAGER, object.toString())), object);
            return;
        }
        done(replace(path + "/" + name, MANAGER, newest -> carryOver(newest, object)), object);
    }

    /** What is written, and of the rest what the server wrote itself. */
    private static JsonObject carryOver(JsonObject newest, JsonObject written) {
        String version = newest.object("metadata").text("resourceVersion").orElse("");
        return written.with("metadata", written.object("metadata").with("resourceVersion", version));
    }

    /** Changes the object at that place. @throws IllegalArgumentException when the server refuses */
    void edit(ResourceType type, String namespace, String name, String manager, UnaryOperator<JsonObject> change) {
        String path = path(type, namespace) + "/" + name;
        done(replace(path, manager, change), JsonObject.of("kind", type.kind()));
    }

    private Response replace(String path, String manager, UnaryOperator<JsonObject> change) {
        Response present = server.answer(request("GET", path, manager, ""));
        if (present.status() != 200) {
            return present;
        }
        JsonObject changed = change.apply(JsonText.parseObject(present.body()));
        return server.answer(request("PUT", path, manager, changed.toString()));
    }

    private static void done(Response response, JsonObject object) {
        if (response.status() >= 300) {
            String what = object.text("kind").orElse("") + " " + ControlledObjects.name(object);
            throw new IllegalArgumentException(what + ": "
                    + JsonText.parseObject(response.body()).text("message").orElse(""));
        }
    }

    private static Request request(String method, String path, String manager, String body) {
        return new Request(
                method,
                path,
                Map.of("fieldManager", List.of(manager)),
                Map.of("content-type", List.of("application/json")),
                body);
    }

    private String path(JsonObject object) {
        String apiVersion = object.text("apiVersion").orElse("");
        String kind = object.text("kind").orElse("");
        ServedKind served = kinds.find(apiVersion, kind)
                .orElseThrow(() -> new IllegalArgumentException("no kind '" + kind + "' in '" + apiVersion + "'"));
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        String namespace = ControlledObjects.namespace(object);
        return path(served.in(version), namespace.isEmpty() ? "default" : namespace);
    }

    private static String path(ResourceType type, String namespace) {
        List<String> tokens = new ArrayList<>();
        tokens.add(type.group().isEmpty() ? "/api" : "/apis");
        tokens.add(type.apiVersion());
        if (type.namespaced()) {
            tokens.add("namespaces");
            tokens.add(namespace);
        }
        tokens.add(type.plural());
        return String.join("/", tokens);
    }
}
