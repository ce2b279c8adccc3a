package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.field.UnknownFields;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.kind.MetadataRules;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the objects that clients send, as far as it can be told without the stored ones whether they can be taken. */
final class ObjectDecoder {

    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final List<String> ACCEPTED =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private ObjectDecoder() {}

    /** The object in the body of a request, without unknown fields. @throws StatusException when it cannot be taken */
    static JsonObject read(ApiCall call, FieldValidation validation) {
        requireSize(call.request());
        JsonObject tree = identified(call, parse(call));
        String unknown = strictProblems(call, tree, validation);
        if (!unknown.isEmpty()) {
            throw notReadable(call, "strict decoding error: " + unknown);
        }
        return accept(call, tree);
    }

    /** The configuration in the body of an apply. @throws StatusException when it cannot be taken */
    static JsonObject readConfiguration(ApiCall call) {
        requireSize(call.request());
        JsonObject tree = withIdentity(call, appliedYaml(call));
        if (tree.object("metadata").has("managedFields")) {
            throw Status.badRequest("metadata.managedFields must be nil").exception();
        }
        List<JsonPointer> unknown =
                UnknownFields.of(call.kind().fields(call.path().version()), tree);
        if (!unknown.isEmpty()) {
            throw untyped(call, unknown.get(0)).exception();
        }
        return accept(call, tree);
    }

    private static JsonObject appliedYaml(ApiCall call) {
        try {
            return yaml(call.request().body());
        } catch (TextFormatException e) {
            throw Status.badRequest("error decoding YAML: " + e.getMessage()).exception();
        }
    }

    private static Status untyped(ApiCall call, JsonPointer unknown) {
        ResourceType type = call.type();
        return Status.unexplained(
                500,
                "failed to create typed patch object (" + call.namespace() + "/" + call.name() + "; " + type.group()
                        + "/" + type.version() + ", Kind=" + type.kind() + "): ." + unknown.toDotted()
                        + ": field not declared in schema");
    }

    /** What a patch made of an object, without unknown fields. @throws StatusException when it cannot be taken */
    static JsonObject readPatched(ApiCall call, JsonObject patched, FieldValidation validation) {
        JsonObject tree = identified(call, patched);
        String unknown = strictProblems(call, tree, validation);
        if (!unknown.isEmpty()) {
            StatusCause cause = StatusCause.invalid(
                    "patch", new JsonString(patched.toString()), "strict decoding error: " + unknown);
            throw Status.invalid("", "", "", List.of(cause)).exception();
        }
        return accept(call, tree);
    }

    /** @throws StatusException when the body is larger than a server takes */
    static void requireSize(Request request) {
        if (request.body().getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw Status.tooLarge(LARGEST_BODY).exception();
        }
    }

    private static JsonObject parse(ApiCall call) {
        Request request = call.request();
        try {
            return switch (request.contentType()) {
                case "", "application/json" -> JsonText.parseObject(request.body());
                case "application/yaml" -> yaml(request.body());
                default -> throw Status.unsupportedMediaType(ACCEPTED).exception();
            };
        } catch (TextFormatException e) {
            throw unrecognized(call, "couldn't get version/kind; json parse error: " + e.getMessage());
        }
    }

    private static JsonObject yaml(String text) {
        List<JsonValue> documents = YamlText.parseAll(text);
        if (documents.size() == 1 && documents.get(0) instanceof JsonObject object) {
            return object;
        }
        throw new TextFormatException("not one object", 1, 1);
    }

    private static JsonObject identified(ApiCall call, JsonObject tree) {
        return call.kind().is(Trait.CUSTOM) ? requireIdentity(call, tree) : withIdentity(call, tree);
    }

    private static JsonObject requireIdentity(ApiCall call, JsonObject tree) {
        ResourceType type = call.type();
        String kind = tree.text("kind").orElse("");
        String apiVersion = tree.text("apiVersion").orElse("");
        if (kind.isEmpty()) {
            throw unrecognized(
                    call, "Object 'Kind' is missing in '" + call.request().body() + "'");
        }
        if (!apiVersion.equals(type.apiVersion())) {
            throw Status.badRequest("the API version in the data (" + apiVersion
                            + ") does not match the expected API version (" + type.apiVersion() + ")")
                    .exception();
        }
        if (!kind.equals(type.kind())) {
            StatusCause cause = StatusCause.invalid("kind", new JsonString(kind), "must be " + type.kind());
            String name = tree.object("metadata").text("name").orElse("");
            throw Status.invalid(type.group(), kind, name, List.of(cause)).exception();
        }
        return tree;
    }

    /** Built-in kinds may leave out what the URL says. */
    private static JsonObject withIdentity(ApiCall call, JsonObject tree) {
        ResourceType type = call.type();
        String kind = tree.text("kind").orElse(type.kind());
        String apiVersion = tree.text("apiVersion").orElse(type.apiVersion());
        if (!kind.equals(type.kind()) || !apiVersion.equals(type.apiVersion())) {
            throw Status.badRequest(kind + " in version \"" + apiVersion + "\" cannot be handled as a " + type.kind())
                    .exception();
        }
        return tree.with("kind", kind).with("apiVersion", apiVersion);
    }

    private static String strictProblems(ApiCall call, JsonObject tree, FieldValidation validation) {
        List<String> unknown = new ArrayList<>(MetadataRules.unknownFields(tree));
        unknown.addAll(call.kind().rules().unknownFields(tree));
        List<String> problems = unknown.stream()
                .distinct()
                .sorted()
                .map(field -> "unknown field \"" + field + "\"")
                .toList();
        if (validation == FieldValidation.WARN) {
            call.warnings().addAll(problems);
        }
        return validation == FieldValidation.STRICT ? problems.stream().collect(Collectors.joining(", ")) : "";
    }

    private static JsonObject accept(ApiCall call, JsonObject tree) {
        String problem =
                MetadataRules.decodingProblem(tree) + call.kind().rules().decodingProblem(tree);
        if (!problem.isEmpty()) {
            throw notReadable(call, problem);
        }
        JsonObject known = call.kind().rules().prune(MetadataRules.prune(tree));
        JsonObject clean = call.kind().is(Trait.CUSTOM) ? CanonicalForm.of(known) : known;
        return inNamespace(call, clean);
    }

    private static JsonObject inNamespace(ApiCall call, JsonObject tree) {
        if (!call.type().namespaced()) {
            return tree;
        }
        JsonObject metadata = tree.object("metadata");
        String namespace = metadata.text("namespace").orElse(call.namespace());
        if (!namespace.equals(call.namespace())) {
            throw Status.badRequest(
                            "the namespace of the provided object does not match the namespace sent on the request")
                    .exception();
        }
        return tree.with("metadata", metadata.with("namespace", namespace));
    }

    private static StatusException unrecognized(ApiCall call, String why) {
        return Status.badRequest("the object provided is unrecognized (must be of type "
                        + call.type().kind() + "): " + why + " ("
                        + call.request().body() + ")")
                .exception();
    }

    private static StatusException notReadable(ApiCall call, String why) {
        ResourceType type = call.type();
        return Status.badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a "
                        + type.kind() + ": " + why)
                .exception();
    }
}
