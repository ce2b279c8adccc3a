package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds a VirtualService. HTTP routes are addressed by name; those that take every request come last, since Istio takes
 * the first that matches, the others in the order in which they were first named.
 */
public final class VirtualServiceBuilder extends ResourceBuilder<VirtualServiceBuilder> {

    private final Map<String, VirtualServiceRoute> routes = new LinkedHashMap<>();

    private VirtualServiceBuilder(String namespace, String name) {
        super(IstioTypes.VIRTUAL_SERVICE, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static VirtualServiceBuilder named(String namespace, String name) {
        return new VirtualServiceBuilder(namespace, name);
    }

    /** Adds a host whose requests this object routes ({@code hosts}). */
    public VirtualServiceBuilder host(String host) {
        spec.append("hosts", host);
        return this;
    }

    /** Adds a gateway, {@code name}, {@code namespace/name} or {@code mesh} ({@code gateways}); none means the mesh. */
    public VirtualServiceBuilder gateway(String gateway) {
        spec.append("gateways", gateway);
        return this;
    }

    /** Adds a namespace that sees this object, {@code .} for its own ({@code exportTo}). */
    public VirtualServiceBuilder exportTo(String namespace) {
        spec.append("exportTo", namespace);
        return this;
    }

    /** Makes the route of this name, or goes on with it ({@code http[]} with that {@code name}). */
    public VirtualServiceBuilder route(String name, Consumer<VirtualServiceRoute> settings) {
        settings.accept(routes.computeIfAbsent(name, VirtualServiceRoute::new));
        return this;
    }

    /** A route that shares the requests to one host between subsets named as the versions are. */
    public VirtualServiceBuilder canaryRoute(String name, String host, Split split) {
        return route(name, route -> route.split(split, version -> Destination.of(host, version)));
    }

    @Override
    JsonObject spec() {
        return Optionals.withFilled(
                spec.tree(),
                "http",
                ordered().stream().map(VirtualServiceRoute::tree).toList());
    }

    private List<VirtualServiceRoute> ordered() {
        List<VirtualServiceRoute> ordered = new ArrayList<>();
        routes.values().stream().filter(VirtualServiceRoute::isConditional).forEach(ordered::add);
        routes.values().stream().filter(route -> !route.isConditional()).forEach(ordered::add);
        return ordered;
    }

    @Override
    List<Finding> conflicts() {
        return routes.values().stream()
                .flatMap(route -> route.conflicts().stream())
                .toList();
    }

    @Override
    VirtualServiceBuilder self() {
        return this;
    }
}
