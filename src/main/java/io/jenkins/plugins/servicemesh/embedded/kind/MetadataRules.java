package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the metadata of all kinds must look like. */
public final class MetadataRules {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "managedFields");
    private static final Map<String, NameRule> NAMES = Map.of(
            "Namespace", NameRule.LABEL,
            "Service", NameRule.DNS_LABEL);
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private MetadataRules() {}

    /** The dotted paths of fields that are none of metadata's. */
    public static List<String> unknownFields(JsonObject tree) {
        return tree.object("metadata").keys().stream()
                .filter(key -> !FIELDS.contains(key))
                .map(key -> "metadata." + key)
                .toList();
    }

    /** The object without metadata fields that are none. */
    public static JsonObject prune(JsonObject tree) {
        JsonObject metadata = tree.object("metadata");
        for (String key : metadata.keys()) {
            metadata = FIELDS.contains(key) ? metadata : metadata.without(key);
        }
        return tree.with("metadata", metadata);
    }

    /** Why the metadata cannot be read: labels and annotations hold texts alone. Empty when it can. */
    public static String decodingProblem(JsonObject tree) {
        return Stream.of("labels", "annotations")
                .map(field ->
                        nonText("ObjectMeta." + field, tree.object("metadata").object(field)))
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Says of a map of texts that one of them is none, as the server's language does; empty when all are texts. */
    static String nonText(String field, JsonObject map) {
        return map.members().values().stream()
                .filter(value -> !(value instanceof JsonString))
                .findFirst()
                .map(value -> "json: cannot unmarshal " + value.typeName() + " into Go struct field " + field
                        + " of type string")
                .orElse("");
    }

    /** Everything that is wrong with an object's name, labels and annotations. */
    public static List<StatusCause> violations(JsonObject tree) {
        JsonObject metadata = tree.object("metadata");
        List<StatusCause> causes = new ArrayList<>(
                name(tree.text("kind").orElse(""), metadata.text("name").orElse("")));
        metadata.object("labels").texts().forEach((key, value) -> {
            causes.addAll(NameRule.LABEL_VALUE.violations("metadata.labels", value));
            causes.addAll(key("metadata.labels", key));
        });
        metadata.object("annotations").keys().forEach(key -> causes.addAll(key("metadata.annotations", key)));
        causes.addAll(annotationSize(metadata.object("annotations")));
        causes.addAll(owners(metadata));
        return causes;
    }

    private static List<StatusCause> name(String kind, String name) {
        return name.isEmpty()
                ? List.of(StatusCause.required("metadata.name", "name or generateName is required"))
                : NAMES.getOrDefault(kind, NameRule.SUBDOMAIN).violations("metadata.name", name);
    }

    private static List<StatusCause> key(String field, String key) {
        int slash = key.lastIndexOf('/');
        List<StatusCause> causes = new ArrayList<>(NameRule.KEY.violations(field, key.substring(slash + 1)));
        if (slash >= 0) {
            causes.addAll(NameRule.SUBDOMAIN.violations(field, key.substring(0, slash)));
        }
        return causes;
    }

    private static List<StatusCause> annotationSize(JsonObject annotations) {
        int size = annotations.texts().entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        return size > LARGEST_ANNOTATIONS
                ? List.of(StatusCause.tooLong("metadata.annotations", LARGEST_ANNOTATIONS))
                : List.of();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<StatusCause> owners(JsonObject metadata) {
        List<StatusCause> causes = new ArrayList<>();
        for (JsonObject owner : metadata.array("ownerReferences").objects()) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (owner.text(field).orElse("").isEmpty()) {
                    String detail = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                    causes.add(StatusCause.invalid("metadata.ownerReferences." + field, new JsonString(""), detail));
                }
            }
        }
        return causes;
    }
}
