package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The pods of a rollout's versions. */
final class Pods {

    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

    private final SnapshotLoader loader;
    private final String namespace;

    /** @param namespace where services are that do not say it themselves */
    Pods(SnapshotLoader loader, String namespace) {
        this.loader = loader;
        this.namespace = namespace;
    }

    /** A look at the pods as they are now: two lists a namespace. */
    Census look(List<RolloutTarget> targets) {
        List<Need> needs = targets.stream()
                .map(this::namespaceOf)
                .distinct()
                .flatMap(each -> EndpointCensus.needs(each).stream())
                .toList();
        return new Census(loader.load(soFar -> needs));
    }

    private String namespaceOf(RolloutTarget target) {
        return ServiceHost.parse(target.service()).namespace().orElse(namespace);
    }

    /** What was seen. */
    final class Census {
        private final Snapshot snapshot;
        private final EndpointCensus endpoints;

        Census(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.endpoints = new EndpointCensus(snapshot);
        }

        /** Ready pods of a version; empty when it may not be looked. */
        Optional<Integer> ready(RolloutTarget target, Version version) {
            String where = namespaceOf(target);
            if (!endpoints.isPossible(where)) {
                return Optional.empty();
            }
            String name = ServiceHost.parse(target.service()).name();
            return Optional.of(version.service()
                    .map(own -> endpoints.ready(where, ServiceHost.parse(own).name(), Map.of()))
                    .orElseGet(() -> endpoints.ready(where, name, version.labels())));
        }

        /** Why the version cannot take that share: no ready pod, or less than half of what the share asks for. */
        Optional<String> lacks(RolloutTarget target, Version version, Optional<Version> stable, BigDecimal percent) {
            Optional<Integer> ready = ready(target, version);
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            if (ready.get() == 0) {
                return Optional.of("no ready pod of " + target.service() + " " + version.name());
            }
            int others = stable.flatMap(old -> ready(target, old)).orElse(0);
            BigDecimal all = BigDecimal.valueOf(ready.get() + others);
            boolean few = BigDecimal.valueOf(ready.get()).multiply(TWO_HUNDRED).compareTo(percent.multiply(all)) < 0;
            return few
                    ? Optional.of("%d of %s ready pods of %s are %s: too few for %s %%"
                            .formatted(
                                    ready.get(),
                                    all.toPlainString(),
                                    target.service(),
                                    version.name(),
                                    percent.stripTrailingZeros().toPlainString()))
                    : Optional.empty();
        }

        /** As which the proxies count that version. */
        MetricSubject subject(RolloutTarget target, Version version) {
            String where = namespaceOf(target);
            boolean ownService = version.service().isPresent();
            String service = ServiceHost.parse(version.service().orElse(target.service()))
                    .name();
            Set<String> behind = endpoints.pods(where, service); // other services have versions of the same name
            SortedSet<String> workloads = new TreeSet<>();
            for (Resource pod : snapshot.list(KubernetesTypes.POD, where)) {
                if (behind.contains(pod.name()) && (ownService || has(pod, version))) {
                    String workload = PodOwners.workload(pod);
                    workloads.add(workload.substring(workload.indexOf(' ') + 1));
                }
            }
            return new MetricSubject(where, ServiceHost.parse(target.service()).name(), version.name(), workloads);
        }

        private static boolean has(Resource pod, Version version) {
            return pod.labels().entrySet().containsAll(version.labels().entrySet());
        }
    }
}
