package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Places that differ in one thing from the usual one. */
final class Sites {

    private Sites() {}

    static RolloutSite withGate(RolloutSite site, String name, Gate gate) {
        return new RolloutSite(
                site.cluster(),
                site.manager(),
                site.owner(),
                site.by(),
                site.clock(),
                site.metrics(),
                Map.of(name, gate),
                site.inbox(),
                site.writes());
    }

    /** One with a policy, as it is when it is asked for. */
    static RolloutSite withPolicy(RolloutSite site, Supplier<ClusterPolicy> policy) {
        return new RolloutSite(
                site.cluster(),
                site.manager(),
                site.owner(),
                site.by(),
                site.clock(),
                site.metrics(),
                site.gates(),
                site.inbox(),
                site.writes(),
                policy);
    }

    /** One where nothing is measured. */
    static RolloutSite unmeasured(RolloutSite site) {
        return new RolloutSite(
                site.cluster(),
                site.manager(),
                site.owner(),
                site.by(),
                site.clock(),
                Optional.empty(),
                site.gates(),
                site.inbox(),
                site.writes());
    }
}
