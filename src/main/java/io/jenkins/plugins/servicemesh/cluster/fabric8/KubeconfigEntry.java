package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A part of a kubeconfig file, and the file, since the paths in it are relative to that.
 *
 * @param file empty for a text that is no file
 */
record KubeconfigEntry(JsonObject tree, Optional<Path> file) {

    Optional<String> text(String key) {
        return tree.text(key).filter(text -> !text.isEmpty());
    }

    boolean isTrue(String key) {
        return tree.get(key).equals(Optional.of(JsonBoolean.TRUE));
    }

    boolean has(String key) {
        return tree.get(key).filter(value -> !value.typeName().equals("null")).isPresent();
    }

    /** The path at this key, made absolute. */
    Optional<Path> path(String key) {
        return text(key).map(path -> file.map(
                        base -> base.toAbsolutePath().resolveSibling(path).normalize())
                .orElseGet(() -> Path.of(path).toAbsolutePath()));
    }

    /** Not the content: it may hold secrets. */
    @Override
    public String toString() {
        return "entry with " + tree.keys();
    }
}
