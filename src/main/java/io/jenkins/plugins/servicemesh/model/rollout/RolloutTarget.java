package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
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
        if (ServiceHost.parse(service).external()) {
            throw new InvalidValueException("service", service, "a Service of the cluster");
        }
        if (from.filter(version -> isSame(version, to)).isPresent()) {
            throw new InvalidValueException("to", to.name(), "another version than the one it moves from");
        }
    }

    private static boolean isSame(Version from, Version to) {
        return from.name().equals(to.name())
                || from.labels().equals(to.labels()) && from.service().equals(to.service());
    }
}
