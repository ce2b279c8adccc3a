package io.jenkins.plugins.servicemesh.resource;

import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes object: its type and its whole tree, fields that we have never heard of included.
 *
 * @param tree the object as the API sends it; apiVersion and kind are those of the type
 */
public record Resource(ResourceType type, JsonObject tree) {

    /** A new object without spec. */
    public static Resource of(ResourceType type, String namespace, String name) {
        JsonObject metadata = JsonObject.of("name", name);
        return new Resource(
                type,
                JsonObject.of("apiVersion", type.apiVersion())
                        .with("kind", type.kind())
                        .with("metadata", type.namespaced() ? metadata.with("namespace", namespace) : metadata));
    }

    public ResourceId id() {
        return new ResourceId(type, namespace(), name());
    }

    public String name() {
        return metadata().text("name").orElse("");
    }

    public String namespace() {
        return metadata().text("namespace").orElse("");
    }

    public JsonObject metadata() {
        return tree.object("metadata");
    }

    public JsonObject spec() {
        return tree.object("spec");
    }

    public JsonObject status() {
        return tree.object("status");
    }

    public Map<String, String> labels() {
        return metadata().object("labels").texts();
    }

    public Map<String, String> annotations() {
        return metadata().object("annotations").texts();
    }

    /** Set by the server; empty on an object that no server has seen. */
    public Optional<String> resourceVersion() {
        return metadata().text("resourceVersion");
    }

    /** Set by the server; empty on an object that no server has seen. */
    public Optional<String> uid() {
        return metadata().text("uid");
    }

    /** This object with another tree; this very object when the tree is the same one. */
    public Resource withTree(JsonObject changed) {
        return changed == tree ? this : new Resource(type, changed);
    }

    public Resource withSpec(JsonObject spec) {
        return withTree(tree.with("spec", spec));
    }

    public Resource withLabel(String key, String value) {
        return withMetadata("labels", metadata().object("labels").with(key, value));
    }

    public Resource withAnnotation(String key, String value) {
        return withMetadata("annotations", metadata().object("annotations").with(key, value));
    }

    private Resource withMetadata(String key, JsonObject value) {
        return withTree(tree.with("metadata", metadata().with(key, value)));
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
