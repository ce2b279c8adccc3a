package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What stands behind a destination: the subset's labels, and the ready endpoints. */
final class DestinationReader {

    private final Snapshot snapshot;
    private final String namespace;
    private final EndpointCensus census;

    DestinationReader(Snapshot snapshot, String namespace) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.census = new EndpointCensus(snapshot);
    }

    DestinationFacts read(JsonObject destination, double percent) {
        String host = IstioHosts.resolve(destination.text("host").orElse(""), namespace);
        Optional<String> subset = destination.text("subset").filter(name -> !name.isEmpty());
        Optional<Map<String, String>> labels = subset.flatMap(name -> labels(host, name));
        if (subset.isPresent() && labels.isEmpty()) {
            return new DestinationFacts(
                    percent, host, subset, Map.of(), Optional.of(0), "no DestinationRule defines this subset");
        }
        return counted(new DestinationFacts(percent, host, subset, labels.orElse(Map.of()), Optional.empty(), ""));
    }

    private DestinationFacts counted(DestinationFacts facts) {
        Optional<ServiceHost> service = service(facts.host());
        if (service.isEmpty() || !service.get().namespace().equals(Optional.of(namespace))) {
            return with(facts, Optional.empty(), "outside of this namespace: not counted");
        }
        if (!census.isPossible(namespace)) {
            return with(facts, Optional.empty(), "endpoints are not known");
        }
        return with(facts, Optional.of(census.ready(namespace, service.get().name(), facts.labels())), "");
    }

    private static DestinationFacts with(DestinationFacts facts, Optional<Integer> ready, String why) {
        return new DestinationFacts(facts.percent(), facts.host(), facts.subset(), facts.labels(), ready, why);
    }

    private static Optional<ServiceHost> service(String host) {
        try {
            return Optional.of(ServiceHost.parse(host)).filter(parsed -> !parsed.external());
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, String>> labels(String host, String subset) {
        return snapshot.list(IstioTypes.DESTINATION_RULE, namespace).stream()
                .filter(rule -> HostNames.covers(
                        IstioHosts.resolve(rule.spec().text("host").orElse(""), namespace), host))
                .flatMap(rule -> rule.spec().array("subsets").objects().stream())
                .filter(one -> one.text("name").equals(Optional.of(subset)))
                .map(one -> one.object("labels").texts())
                .findFirst();
    }
}
