package io.jenkins.plugins.servicemesh.check.schema.reader;

import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionNames;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionVersion;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a CustomResourceDefinition of {@code apiextensions.k8s.io/v1}. */
public final class CustomResourceDefinitionReader {

    /** Says of which release of the Gateway API a definition is. */
    public static final String BUNDLE_VERSION = "gateway.networking.k8s.io/bundle-version";

    /** Says of which channel of the Gateway API a definition is: {@code standard} or {@code experimental}. */
    public static final String CHANNEL = "gateway.networking.k8s.io/channel";

    private CustomResourceDefinitionReader() {}

    /** Whether the document is such a definition. */
    public static boolean reads(JsonObject document) {
        return document.text("kind").equals(Optional.of("CustomResourceDefinition"));
    }

    /**
     * Reads one definition.
     *
     * @throws IllegalArgumentException when it lacks its group, kind, plural name or versions, or holds a broken pattern
     */
    public static ResourceDefinition read(JsonObject document) {
        JsonObject spec = document.object("spec");
        List<JsonObject> versions = spec.array("versions").objects();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a CustomResourceDefinition lacks spec.versions");
        }
        Map<String, ObjectSchema> schemas = new LinkedHashMap<>();
        versions.forEach(version -> schemas.put(
                name(version), OpenApiReader.object(version.object("schema").object("openAPIV3Schema"))));
        return new ResourceDefinition(
                names(spec),
                versions.stream().map(CustomResourceDefinitionReader::version).toList(),
                annotations(document),
                () -> schemas);
    }

    private static DefinitionNames names(JsonObject spec) {
        JsonObject names = spec.object("names");
        String kind = required(names, "kind");
        return new DefinitionNames(
                required(spec, "group"),
                kind,
                names.text("listKind").orElse(kind + "List"),
                required(names, "plural"),
                names.text("singular").orElse(kind.toLowerCase(Locale.ROOT)),
                names.array("shortNames").texts(),
                !spec.text("scope").equals(Optional.of("Cluster")));
    }

    private static DefinitionVersion version(JsonObject version) {
        return new DefinitionVersion(
                name(version),
                isTrue(version, "served"),
                isTrue(version, "storage"),
                version.object("subresources").has("status"));
    }

    private static String name(JsonObject version) {
        return required(version, "name");
    }

    private static Map<String, String> annotations(JsonObject document) {
        Map<String, String> kept = new LinkedHashMap<>();
        document.object("metadata").object("annotations").texts().forEach((key, value) -> {
            if (key.equals(BUNDLE_VERSION) || key.equals(CHANNEL)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private static boolean isTrue(JsonObject object, String key) {
        return object.get(key).equals(Optional.of(JsonBoolean.TRUE));
    }

    private static String required(JsonObject object, String key) {
        return object.text(key)
                .orElseThrow(() -> new IllegalArgumentException("a CustomResourceDefinition lacks " + key));
    }
}
