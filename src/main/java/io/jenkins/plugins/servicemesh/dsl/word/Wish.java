package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.util.Optional;

/**
 * What one {@code mesh} says.
 *
 * @param cluster the cluster's name, where one is given
 * @param namespace the namespace, where one is given
 * @param spec what is wanted, of the namespace where one is given, else of one whose name does not count
 */
public record Wish(Optional<String> cluster, Optional<String> namespace, MeshSpec spec) {

    static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), MeshBlock.BLOCK.start());

    /** The same of that namespace. */
    public MeshSpec in(String other) {
        return spec.in(other);
    }
}
