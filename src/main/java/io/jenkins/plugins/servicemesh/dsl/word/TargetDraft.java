package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import java.util.List;
import java.util.Optional;

/** Which versions of a service a rollout is about, and where its requests are shared, as far as it is written. */
record TargetDraft(Optional<Version> from, Optional<Version> to, List<RouteAddress> routes) {

    static final TargetDraft NOTHING = new TargetDraft(Optional.empty(), Optional.empty(), List.of());

    TargetDraft withFrom(Version version) {
        return new TargetDraft(Optional.of(version), to, routes);
    }

    TargetDraft withTo(Version version) {
        return new TargetDraft(from, Optional.of(version), routes);
    }

    /** @throws InvalidValueException for a route that is written already */
    TargetDraft plus(RouteAddress route) {
        if (routes.contains(route)) {
            throw new InvalidValueException("route", "", "a route that is not written twice");
        }
        return new TargetDraft(from, to, Lists.plus(routes, route));
    }

    /** The same, with the versions of another where this says none. */
    TargetDraft orVersionsOf(TargetDraft other) {
        return new TargetDraft(from.or(other::from), to.or(other::to), routes);
    }

    /** @throws InvalidValueException when nothing says where the requests go */
    RolloutTarget of(String service) {
        Version wanted = to.orElseThrow(() ->
                new InvalidValueException("service '" + service + "'", "", "a version to go to, such as to: 'v2'"));
        return new RolloutTarget(service, from, wanted, routes);
    }
}
