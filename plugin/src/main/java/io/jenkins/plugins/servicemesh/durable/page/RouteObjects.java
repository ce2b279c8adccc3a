package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which objects of a mesh decide where the requests for a rollout's services go. */
final class RouteObjects {

    private final MeshManager manager;
    private final Set<String> hosts;

    RouteObjects(MeshManager manager, RolloutSpec spec) {
        this.manager = manager;
        this.hosts = spec.targets().stream()
                .map(target -> ServiceHost.parse(target.service()).fqdn(spec.namespace()))
                .collect(Collectors.toSet());
    }

    boolean has(Resource object) {
        return manager.types().stream().anyMatch(type -> type.sameKind(object.type()))
                && (isAny(manager.hosts(object)) || isAny(manager.routed(object)) || isAny(ownHost(object)));
    }

    /** That of a DestinationRule, which decides no routes and has the subsets that they lead to. */
    private static Collection<String> ownHost(Resource object) {
        Optional<String> host = object.spec().text("host").filter(text -> !text.startsWith("*"));
        return host.map(text -> ServiceHost.parse(text).fqdn(object.namespace()))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean isAny(Collection<String> some) {
        return some.stream().anyMatch(hosts::contains);
    }
}
