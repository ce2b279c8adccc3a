package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rollout of reviews from v1 to v2. */
final class Reviews {

    private Reviews() {}

    static RolloutSpec toV2(Check... checks) {
        return new RolloutSpec(
                "shop",
                MeshType.AUTO,
                List.of(new RolloutTarget("reviews", Optional.of(Version.named("v1")), Version.named("v2"), List.of())),
                List.of(new Stage.Weight(Percent.of(20), Duration.ofMinutes(1), false)),
                List.of(),
                Optional.empty(),
                AnalysisSpec.of(List.of(checks)),
                EndingSpec.DEFAULT);
    }
}
