package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The kinds of objects whose fields are known. */
public final class SchemaCatalog {

    private final List<ResourceDefinition> definitions;

    private SchemaCatalog(List<ResourceDefinition> definitions) {
        this.definitions = definitions;
    }

    /** A catalogue of these definitions. */
    public static SchemaCatalog of(Collection<ResourceDefinition> definitions) {
        return new SchemaCatalog(List.copyOf(definitions));
    }

    /**
     * The kinds that come with this library: of the Gateway API the standard channel. Only the index is loaded here;
     * each kind's fields are loaded when first asked for.
     */
    public static SchemaCatalog bundled() {
        return BundledDefinitions.STANDARD;
    }

    /** The bundled kinds with the experimental channel of the Gateway API. */
    public static SchemaCatalog bundledExperimental() {
        return BundledDefinitions.EXPERIMENTAL;
    }

    /** All definitions, sorted by group and kind within each release. */
    public List<ResourceDefinition> definitions() {
        return definitions;
    }

    /** The definition of that kind, if that version of it is served. */
    public Optional<ResourceDefinition> find(String group, String version, String kind) {
        return definitions.stream()
                .filter(definition -> definition.names().group().equals(group)
                        && definition.names().kind().equals(kind)
                        && definition.servedVersions().contains(version))
                .findFirst();
    }

    /** The definition of that kind, if that version of it is served. */
    public Optional<ResourceDefinition> find(ResourceType type) {
        return find(type.group(), type.version(), type.kind());
    }

    /** The document as an object of its kind, if the version that it names is served. */
    public Optional<Resource> read(JsonObject tree) {
        String apiVersion = apiVersion(tree);
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return find(group(apiVersion), version, tree.text("kind").orElse(""))
                .map(definition -> new Resource(definition.type(version), tree));
    }

    private static String apiVersion(JsonObject tree) {
        return tree.text("apiVersion").orElse("");
    }

    private static String group(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    /**
     * Everything that is wrong with the document: as its definition says, or that there is no such kind or version. A
     * document of a group that the catalogue knows nothing of is not checked, and one finding says so.
     */
    public List<Finding> check(JsonObject tree) {
        String apiVersion = apiVersion(tree);
        String group = group(apiVersion);
        String kind = tree.text("kind").orElse("");
        List<ResourceDefinition> ofGroup = definitions.stream()
                .filter(definition -> definition.names().group().equals(group))
                .toList();
        return ofGroup.stream()
                .filter(definition -> definition.names().kind().equals(kind))
                .findFirst()
                .map(definition -> definition.check(tree))
                .orElseGet(() ->
                        List.of(ofGroup.isEmpty() ? unknownGroup(apiVersion, group) : unknownKind(kind, ofGroup)));
    }

    private static Finding unknownKind(String kind, List<ResourceDefinition> ofGroup) {
        return Finding.notAllowed(
                        "schema/enum",
                        "kind",
                        kind,
                        ofGroup.stream()
                                .map(definition -> definition.names().kind())
                                .toList())
                .at("kind");
    }

    private Finding unknownGroup(String apiVersion, String group) {
        List<String> groups = definitions.stream()
                .map(definition -> definition.names().group())
                .distinct()
                .toList();
        return NearMiss.among(groups, group)
                .map(near -> Finding.error("schema/enum", "unknown API group in")
                        .withValue(apiVersion)
                        .withSuggestion("did you mean " + near + "?"))
                .orElseGet(() -> Finding.notChecked("the fields of " + apiVersion, "a schema of this kind"))
                .at("apiVersion");
    }
}
