package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.util.Optional;

/**
 * What one {@code mesh} says.
 *
 * @param cluster the cluster's name, where one is given
 * @param namespace the namespace, where one is given
 * @param failBuild whether a refusal fails the build; else the result tells it
 * @param spec what is wanted, of the namespace where one is given, else of one whose name does not count
 */
public record Wish(Optional<String> cluster, Optional<String> namespace, boolean failBuild, MeshSpec spec) {

    static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), true, MeshBlock.BLOCK.start());

    /** The same of that namespace. */
    public MeshSpec in(String other) {
        return spec.in(other);
    }
}
