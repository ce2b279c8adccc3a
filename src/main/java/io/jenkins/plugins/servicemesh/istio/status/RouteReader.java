package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.RouteFacts;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where requests go: from each host through its routes to ready endpoints. */
final class RouteReader {

    private static final List<String> STREAMS = List.of("http", "tls", "tcp");

    private final Snapshot snapshot;
    private final String namespace;
    private final DestinationReader destinations;

    RouteReader(Snapshot snapshot, String namespace) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.destinations = new DestinationReader(snapshot, namespace);
    }

    /** The hosts of the namespace's VirtualServices, then the Services without routes; each by name. */
    List<HostFacts> read() {
        List<HostFacts> routed = snapshot.list(IstioTypes.VIRTUAL_SERVICE, namespace).stream()
                .flatMap(this::hosts)
                .sorted(Comparator.comparing(HostFacts::host).thenComparing(HostFacts::source))
                .toList();
        List<HostFacts> all = new ArrayList<>(routed);
        snapshot.list(KubernetesTypes.SERVICE, namespace).stream()
                .map(service -> IstioHosts.resolve(service.name(), namespace))
                .filter(host -> routed.stream().noneMatch(one -> one.host().equals(host)))
                .sorted()
                .map(this::unrouted)
                .forEach(all::add);
        return all;
    }

    private Stream<HostFacts> hosts(Resource virtualService) {
        List<String> gateways = virtualService.spec().array("gateways").texts().stream()
                .map(gateway -> gateway.equals(IstioLabels.MESH_GATEWAY) ? "sidecars" : gateway)
                .toList();
        List<RouteFacts> routes = routes(virtualService);
        List<String> hosts = virtualService.spec().array("hosts").texts();
        String source = virtualService.id().toString();
        return hosts.isEmpty()
                ? Stream.of(new HostFacts("(delegate)", source, gateways, routes))
                : hosts.stream()
                        .map(host -> new HostFacts(IstioHosts.resolve(host, namespace), source, gateways, routes));
    }

    private HostFacts unrouted(String host) {
        RouteFacts only = new RouteFacts(
                Optional.empty(),
                "no route",
                "every request",
                List.of(destinations.read(JsonObject.of("host", host), 100)),
                List.of());
        return new HostFacts(host, "", List.of(), List.of(only));
    }

    private List<RouteFacts> routes(Resource virtualService) {
        List<RouteFacts> routes = new ArrayList<>();
        for (String stream : STREAMS) {
            List<JsonObject> written = virtualService.spec().array(stream).objects();
            for (int i = 0; i < written.size(); i++) {
                routes.add(route(written.get(i), stream + "[" + i + "]"));
            }
        }
        return routes;
    }

    private RouteFacts route(JsonObject route, String place) {
        List<JsonObject> items = route.array("route").objects();
        double total = items.stream().mapToDouble(RouteReader::weight).sum();
        List<DestinationFacts> facts = items.stream()
                .map(item -> destinations.read(
                        item.object("destination"), items.size() == 1 ? 100 : 100 * weight(item) / Math.max(1, total)))
                .toList();
        return new RouteFacts(route.text("name"), place, MatchWords.of(route), facts, RouteWords.also(route));
    }

    private static double weight(JsonObject item) {
        return item.number("weight")
                .map(JsonNumber::value)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }
}
