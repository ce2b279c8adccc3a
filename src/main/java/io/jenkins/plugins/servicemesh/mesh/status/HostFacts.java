package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;

/**
 * Where the requests to a host go.
 *
 * @param source the object that says so; empty for a Service without routes
 * @param gateways at which the routes hold; empty for the sidecars of the mesh
 * @param routes in the order in which they are tried
 */
public record HostFacts(String host, String source, List<String> gateways, List<RouteFacts> routes) {

    public HostFacts {
        gateways = List.copyOf(gateways);
        routes = List.copyOf(routes);
    }
}
