package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosts of a VirtualService or a DestinationRule. */
final class RoutedHosts {

    private RoutedHosts() {}

    static List<String> of(Resource resource) {
        return written(resource)
                .flatMap(host -> fqdn(host, resource.namespace()).stream())
                .toList();
    }

    /** The hosts of a VirtualService and those that its routes lead to. */
    static List<String> routed(Resource resource) {
        if (!resource.type().sameKind(IstioTypes.VIRTUAL_SERVICE)) {
            return List.of();
        }
        Stream<String> destinations = Stream.of("http", "tls", "tcp")
                .flatMap(list -> resource.spec().array(list).objects().stream())
                .flatMap(route -> route.array("route").objects().stream())
                .flatMap(item -> item.object("destination").text("host").stream());
        return Stream.concat(written(resource), destinations)
                .flatMap(host -> fqdn(host, resource.namespace()).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> written(Resource resource) {
        if (resource.type().sameKind(IstioTypes.VIRTUAL_SERVICE)) {
            return resource.spec().array("hosts").texts().stream();
        }
        return resource.type().sameKind(IstioTypes.DESTINATION_RULE)
                ? resource.spec().text("host").stream()
                : Stream.empty();
    }

    /** A host that is none, such as a lone star, is nobody's. */
    private static Optional<String> fqdn(String host, String namespace) {
        try {
            return Optional.of(ServiceHost.parse(host).fqdn(namespace));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
