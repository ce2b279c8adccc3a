package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionNames;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.embedded.field.CatalogTypes;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds that a catalogue of schemas defines. */
public final class CustomKinds {

    private CustomKinds() {}

    public static List<ServedKind> of(SchemaCatalog catalog) {
        return catalog.definitions().stream()
                .filter(definition -> !definition.servedVersions().isEmpty())
                .map(CustomKinds::kind)
                .toList();
    }

    private static ServedKind kind(ResourceDefinition definition) {
        DefinitionNames names = definition.names();
        Set<Trait> traits = EnumSet.of(Trait.CUSTOM, Trait.GENERATION);
        if (definition.storageVersion().status()) {
            traits.add(Trait.STATUS);
        }
        Map<String, StructType> types = new ConcurrentHashMap<>();
        return new ServedKind(
                definition.type(definition.storageVersion().name()),
                definition.servedVersions(),
                names.singular(),
                names.shortNames(),
                definition.annotations(),
                traits,
                new SchemaRules(definition),
                categories(names.group()),
                version -> types.computeIfAbsent(version, name -> CatalogTypes.of(definition, name)));
    }

    /** Istio's kinds can be asked for together, and those of each of its groups. */
    private static List<String> categories(String group) {
        return group.endsWith(".istio.io") ? List.of("istio-io", group.replace('.', '-')) : List.of();
    }

    /** The CustomResourceDefinition object of a custom kind, without its schemas. */
    public static JsonObject definition(ServedKind kind) {
        JsonObject metadata = JsonObject.of("name", kind.type().qualifiedName());
        JsonObject spec = JsonObject.of("group", kind.type().group())
                .with("scope", kind.type().namespaced() ? "Namespaced" : "Cluster")
                .with("names", names(kind))
                .with("versions", versions(kind));
        JsonObject established = JsonObject.of("type", "Established").with("status", "True");
        return JsonObject.of("metadata", metadata.with("annotations", kind.annotations()))
                .with("spec", spec)
                .with("status", JsonObject.of("conditions", List.of(established)));
    }

    private static JsonObject names(ServedKind kind) {
        return JsonObject.of("kind", kind.type().kind())
                .with("listKind", kind.type().kind() + "List")
                .with("plural", kind.type().plural())
                .with("singular", kind.singular())
                .with("shortNames", kind.shortNames());
    }

    private static List<JsonObject> versions(ServedKind kind) {
        return kind.versions().stream()
                .map(version -> JsonObject.of("name", version)
                        .with("served", true)
                        .with("storage", version.equals(kind.type().version())))
                .toList();
    }
}
