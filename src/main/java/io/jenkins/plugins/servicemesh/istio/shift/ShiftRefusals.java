package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a rollout Istio's sidecars cannot do, as far as the rollout alone shows. */
final class ShiftRefusals {

    private static final String RULE = "istio/unsupported";

    private final RolloutSpec rollout;
    private final List<Finding> found = new ArrayList<>();

    private ShiftRefusals(RolloutSpec rollout) {
        this.rollout = rollout;
    }

    static List<Finding> of(RolloutSpec rollout) {
        ShiftRefusals refusals = new ShiftRefusals(rollout);
        rollout.targets().forEach(refusals::routes);
        rollout.affinity().ifPresent(refusals::cookie);
        return List.copyOf(refusals.found);
    }

    private void routes(RolloutTarget target) {
        String place = "service '" + target.service() + "'";
        for (RouteAddress address : target.routes()) {
            if (address.protocol() != RouteAddress.Protocol.HTTP) {
                httpOnly()
                        .forEach(part -> found.add(Finding.error(
                                        RULE,
                                        part + " cannot be had on a " + AddressMatch.describe(address)
                                                + ": Istio looks into http requests only")
                                .withSuggestion("leave " + part + " out, or shift that route in a rollout of its own")
                                .at(Place.at(place))));
            }
        }
    }

    /** The parts of the rollout that need http routes. */
    private Set<String> httpOnly() {
        Set<String> parts = new LinkedHashSet<>();
        if (!rollout.testers().isEmpty()) {
            parts.add("testers");
        }
        if (rollout.affinity().isPresent()) {
            parts.add("session affinity");
        }
        for (Stage stage : rollout.stages()) {
            if (!(stage instanceof Stage.Weight)) {
                parts.add("the stage " + stage.describe());
            }
        }
        return parts;
    }

    private void cookie(SessionAffinity affinity) {
        if (affinity.cookie().contains("%")) { // Envoy would expand it
            found.add(Finding.error(RULE, "no name for a cookie:")
                    .withValue(affinity.cookie())
                    .withSuggestion("take letters, digits, - and _")
                    .at("session affinity"));
        }
        if (affinity.lasts().toSeconds() < 1) {
            found.add(Finding.error(RULE, "a cookie lasts a second at least")
                    .withValue(affinity.lasts())
                    .at("session affinity"));
        }
    }
}
