package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;
import java.util.Optional;

/**
 * What one {@code mesh} says.
 *
 * @param cluster the cluster's name, where one is given
 * @param namespace the namespace, where one is given
 * @param failBuild whether a refusal fails the build; else the result tells it
 * @param sharing what becomes of changes to objects that controllers keep
 * @param spec how the mesh is to be, in a namespace whose name does not count
 * @param rollouts what moves when it is so, in a namespace whose name does not count
 */
public record Wish(
        Optional<String> cluster,
        Optional<String> namespace,
        boolean failBuild,
        Sharing sharing,
        MeshSpec spec,
        List<RolloutSpec> rollouts) {

    static final Wish NONE = new Wish(
            Optional.empty(),
            Optional.empty(),
            true,
            Sharing.REFUSE,
            MeshDraft.EMPTY.spec(),
            MeshDraft.EMPTY.rollouts());

    public Wish {
        rollouts = List.copyOf(rollouts);
    }

    /** How the mesh is to be in that namespace. */
    public MeshSpec in(String other) {
        return spec.in(other);
    }

    /** What moves in that namespace. */
    public List<RolloutSpec> rolloutsIn(String other) {
        return rollouts.stream().map(rollout -> rollout.in(other).with(sharing)).toList();
    }
}
