package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the requests to services are divided by the objects that an embedded cluster holds now. Where several VirtualServices lead
 * to a service the first one counts, by namespace and name.
 */
public final class RequestDivision {

    private static final double HUNDRED = 100;

    private final EmbeddedCluster cluster;
    private final Destinations destinations;

    public RequestDivision(EmbeddedCluster cluster) {
        this.cluster = cluster;
        this.destinations = new Destinations(cluster);
    }

    /**
     * The shares of the workloads.
     *
     * @param matching the share of the requests that match the conditions of a route for some of them
     */
    public Shares of(String namespace, String service, double matching) {
        ServiceHost host = ServiceHost.of(service, namespace);
        Optional<ServiceRoutes> routes = cluster.list(IstioTypes.VIRTUAL_SERVICE, "").stream()
                .flatMap(each -> ServiceRoutes.of(each, host).stream())
                .findFirst();
        return routes.map(found -> routed(found, matching))
                .orElseGet(() -> destinations.behind(JsonObject.of("host", service), namespace));
    }

    private Shares routed(ServiceRoutes routes, double matching) {
        Shares base = shares(routes.base(), routes.namespace());
        return routes.forSome()
                .map(route -> shares(route, routes.namespace()).times(matching).plus(base.times(1 - matching)))
                .orElse(base);
    }

    private Shares shares(JsonObject route, String namespace) {
        List<JsonObject> items = route.array("route").objects();
        double total = items.stream().mapToDouble(RequestDivision::weight).sum();
        Stream<Shares> routed = items.stream().map(item -> destinations
                .behind(item.object("destination"), namespace)
                .times(items.size() == 1 ? 1 : weight(item) / Math.max(1, total)));
        return Stream.concat(routed, mirrored(route, namespace)).reduce(Shares.NONE, Shares::plus);
    }

    private static double weight(JsonObject item) {
        return item.number("weight").map(JsonNumber::intValue).orElse(0);
    }

    /** Copies of requests, which their proxies count too. */
    private Stream<Shares> mirrored(JsonObject route, String namespace) {
        Stream<Shares> several = route.array("mirrors").objects().stream().map(mirror -> destinations
                .behind(mirror.object("destination"), namespace)
                .times(percent(mirror, "percentage")));
        Stream<Shares> single = Stream.of(route.object("mirror"))
                .filter(mirror -> !mirror.isEmpty())
                .map(mirror -> destinations.behind(mirror, namespace).times(percent(route, "mirrorPercentage")));
        return Stream.concat(several, single);
    }

    private static double percent(JsonObject mirror, String key) {
        return mirror.has(key)
                ? mirror.object(key)
                        .number("value")
                        .map(value -> value.value().doubleValue() / HUNDRED)
                        .orElse(0.0)
                : 1;
    }
}
