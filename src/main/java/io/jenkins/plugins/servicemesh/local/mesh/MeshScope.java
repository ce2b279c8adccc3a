package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import java.util.Optional;

/**
 * What {@code withMesh} supplies to the steps inside.
 *
 * @param cluster the cluster's name in the Jenkinsfile
 */
record MeshScope(Optional<String> cluster, Optional<String> namespace) {

    static final ContextKey<MeshScope> KEY = ContextKey.of(MeshScope.class);

    /** Outside of any {@code withMesh}. */
    static final MeshScope NONE = new MeshScope(Optional.empty(), Optional.empty());

    /** This scope, with what an inner one says of itself. */
    MeshScope with(Optional<String> innerCluster, Optional<String> innerNamespace) {
        return new MeshScope(innerCluster.or(() -> cluster), innerNamespace.or(() -> namespace));
    }
}
