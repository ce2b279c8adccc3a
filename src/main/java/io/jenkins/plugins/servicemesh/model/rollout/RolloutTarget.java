package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * One service whose requests move to another version.
 *
 * @param service its name, short, {@code name.namespace} or fully qualified
 * @param from the version that has the requests now; empty for the one destination that has them all
 * @param to the version that shall have them
 * @param routes where they are shared; empty for the only route that leads to the service
 */
public record RolloutTarget(String service, Optional<Version> from, Version to, List<RouteAddress> routes) {

    public RolloutTarget {
        routes = List.copyOf(routes);
    }
}
