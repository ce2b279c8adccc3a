package io.jenkins.plugins.servicemesh.check.schema.definition;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.check.schema.document.Defaults;
import io.jenkins.plugins.servicemesh.check.schema.document.UnknownFields;
import io.jenkins.plugins.servicemesh.check.schema.document.ValueCheck;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A kind of object with its versions and what may stand in its documents. The schemas are loaded at their first use. */
public final class ResourceDefinition {

    private final DefinitionNames names;
    private final List<DefinitionVersion> versions;
    private final Map<String, String> annotations;
    private final Supplier<Map<String, ObjectSchema>> schemas;
    private final Optional<ResourceDefinition> experimental;

    /**
     * A definition.
     *
     * @param versions at least one
     * @param annotations those that say where the definition comes from
     * @param schemas the schema of each version, served or not
     */
    public ResourceDefinition(
            DefinitionNames names,
            List<DefinitionVersion> versions,
            Map<String, String> annotations,
            Supplier<Map<String, ObjectSchema>> schemas) {
        this(names, versions, annotations, schemas, Optional.empty());
    }

    private ResourceDefinition(
            DefinitionNames names,
            List<DefinitionVersion> versions,
            Map<String, String> annotations,
            Supplier<Map<String, ObjectSchema>> schemas,
            Optional<ResourceDefinition> experimental) {
        this.names = names;
        this.versions = versions.stream().sorted(DefinitionVersion.BY_STABILITY).toList();
        this.annotations = Map.copyOf(annotations);
        this.schemas = schemas;
        this.experimental = experimental;
    }

    /** The same kind, now with the definition that has the experimental fields too, so that they are told from typos. */
    public ResourceDefinition withExperimental(@Nullable ResourceDefinition wider) {
        return new ResourceDefinition(names, versions, annotations, schemas, Optional.ofNullable(wider));
    }

    /** What the kind is called. */
    public DefinitionNames names() {
        return names;
    }

    /** All versions, the one to prefer first. */
    public List<DefinitionVersion> versions() {
        return versions;
    }

    /** The names of the versions that the API offers, the one to prefer first. */
    public List<String> servedVersions() {
        return versions.stream()
                .filter(DefinitionVersion::served)
                .map(DefinitionVersion::name)
                .toList();
    }

    /** The version in which objects are stored; the first if the definition does not say. */
    public DefinitionVersion storageVersion() {
        return versions.stream().filter(DefinitionVersion::storage).findFirst().orElse(versions.get(0));
    }

    /** Where the definition comes from: bundle version and channel of the Gateway API; empty for others. */
    public Map<String, String> annotations() {
        return annotations;
    }

    /** The kind in the version to prefer. */
    public ResourceType type() {
        return type(servedVersions().stream().findFirst().orElse(versions.get(0).name()));
    }

    /** The kind in that version. */
    public ResourceType type(String version) {
        return new ResourceType(names.group(), version, names.kind(), names.plural(), names.namespaced());
    }

    /** The schema of that version, with apiVersion, kind and metadata; empty when there is no such version. */
    public Optional<ObjectSchema> schema(String version) {
        return Optional.ofNullable(schemas.get().get(version)).map(this::withIdentity);
    }

    /** The schemas as defined, by version, without what all kinds have. */
    public Map<String, ObjectSchema> ownSchemas() {
        return schemas.get();
    }

    /** Everything that is wrong with the object; its status is not looked at. */
    public List<Finding> check(Resource resource) {
        return check(resource.tree());
    }

    /** Everything that is wrong with the document; its status is not looked at. */
    public List<Finding> check(JsonObject tree) {
        Place object = place(tree);
        return ValueCheck.of(schemaFor(tree), tree.without("status")).stream()
                .map(finding -> experimental
                        .filter(wider -> wider.knows(finding, tree))
                        .map(wider -> finding.withSuggestion("only the experimental channel has this field"))
                        .orElse(finding))
                .map(finding -> finding.at(object.withPath(finding.place().path())))
                .toList();
    }

    private boolean knows(Finding finding, JsonObject tree) {
        return finding.rule().equals("schema/unknown-field")
                && unknownFields(tree).stream()
                        .map(JsonPointer::toDotted)
                        .noneMatch(finding.place().path()::equals);
    }

    /** The places of all fields that the server would drop, outermost only. */
    public List<JsonPointer> unknownFields(JsonObject tree) {
        return schemaFor(tree).accept(new UnknownFields(tree, JsonPointer.ROOT));
    }

    /** The document without its unknown fields; the very same if it has none. */
    public JsonObject prune(JsonObject tree) {
        List<JsonPatch.Operation> removals = unknownFields(tree).stream()
                .<JsonPatch.Operation>map(JsonPatch.Remove::new)
                .toList();
        return (JsonObject) new JsonPatch(removals).apply(tree);
    }

    /**
     * The document with the values that the server gives to absent fields, inside blocks that are there; a null is
     * replaced where null is not allowed. The very same if nothing is absent.
     */
    public JsonObject withDefaults(JsonObject tree) {
        return (JsonObject) schemaFor(tree).accept(new Defaults(tree));
    }

    private static Place place(JsonObject tree) {
        JsonObject metadata = tree.object("metadata");
        return new Place(
                "",
                0,
                0,
                0,
                tree.text("kind").orElse(""),
                metadata.text("namespace").orElse(""),
                metadata.text("name").orElse(""),
                "");
    }

    /** The schema of the document's version; of the storage version when it names none that is served. */
    private ObjectSchema schemaFor(JsonObject tree) {
        String version = servedVersions().stream()
                .filter(served ->
                        tree.text("apiVersion").equals(Optional.of(type(served).apiVersion())))
                .findFirst()
                .orElse(storageVersion().name());
        return withIdentity(schemas.get().getOrDefault(version, ObjectSchema.of(Map.of(), List.of())));
    }

    private ObjectSchema withIdentity(ObjectSchema own) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "apiVersion",
                TextSchema.oneOf(servedVersions().stream()
                        .map(version -> type(version).apiVersion())
                        .toList()));
        properties.put("kind", TextSchema.oneOf(List.of(names.kind())));
        properties.put("metadata", ObjectMetadata.SCHEMA);
        own.properties().forEach(properties::putIfAbsent);
        return own.with(properties, List.of("apiVersion", "kind", "metadata"));
    }

    @Override
    public String toString() {
        return names.qualifiedName();
    }
}
