package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which rollouts a file asks for, where a command makes objects only: none is left out in silence. */
final class RolloutNote {

    private RolloutNote() {}

    static void tell(MeshIntent intent, @Nullable String namespace, Terminal terminal) {
        List<RolloutSpec> rollouts =
                Optional.ofNullable(namespace).map(intent::rollouts).orElseGet(intent::rollouts);
        rollouts.forEach(rollout -> terminal.say(
                "not part of it: the rollout of " + rollout.describe() + " by " + rollout.describeStages()));
    }
}
