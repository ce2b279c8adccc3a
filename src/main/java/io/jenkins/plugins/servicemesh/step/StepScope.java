package io.jenkins.plugins.servicemesh.step;

import java.util.Optional;

/**
 * What {@code withMesh} supplies to the steps inside.
 *
 * @param cluster the cluster's name in the Pipeline
 */
public record StepScope(Optional<String> cluster, Optional<String> namespace) {

    /** Outside of any {@code withMesh}. */
    public static final StepScope NONE = new StepScope(Optional.empty(), Optional.empty());

    /** This scope, with what an inner one says of itself. */
    public StepScope with(Optional<String> innerCluster, Optional<String> innerNamespace) {
        return new StepScope(innerCluster.or(() -> cluster), innerNamespace.or(() -> namespace));
    }
}
