package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;

/**
 * What a {@code mesh} block says so far, of a namespace whose name does not count.
 *
 * @param spec how the mesh is to be
 * @param rollouts what moves when it is so, in this order
 */
public record MeshDraft(MeshSpec spec, List<RolloutSpec> rollouts) {

    static final MeshDraft EMPTY = new MeshDraft(MeshSpec.of("unnamed"), List.of());

    public MeshDraft {
        rollouts = List.copyOf(rollouts);
    }

    MeshDraft withSpec(MeshSpec wanted) {
        return new MeshDraft(wanted, rollouts);
    }

    MeshDraft plus(RolloutSpec rollout) {
        return new MeshDraft(spec, Lists.plus(rollouts, rollout));
    }
}
