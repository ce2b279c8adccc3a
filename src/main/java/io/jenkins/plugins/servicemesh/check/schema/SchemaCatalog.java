package io.jenkins.plugins.servicemesh.check.schema;

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
}
