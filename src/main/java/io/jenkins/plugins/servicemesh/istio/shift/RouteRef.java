package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One route of a VirtualService as it is now. */
record RouteRef(Resource virtualService, Protocol protocol, int index) {

    /** All routes of these protocols. */
    static List<RouteRef> all(Resource virtualService, List<Protocol> protocols) {
        return protocols.stream()
                .flatMap(protocol -> all(virtualService, protocol))
                .toList();
    }

    private static Stream<RouteRef> all(Resource virtualService, Protocol protocol) {
        int size = virtualService.spec().array(list(protocol)).size();
        return IntStream.range(0, size).mapToObj(index -> new RouteRef(virtualService, protocol, index));
    }

    private static String list(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    /** The list that the route is in. */
    JsonArray routes() {
        return virtualService.spec().array(list(protocol));
    }

    JsonObject route() {
        return routes().get(index) instanceof JsonObject route ? route : JsonObject.EMPTY;
    }

    Optional<String> name() {
        return route().text("name");
    }

    boolean isHttp() {
        return protocol == Protocol.HTTP;
    }

    boolean isDelegating() {
        return route().has("delegate");
    }

    /** The VirtualService with that list instead of the one that the route is in. */
    Resource with(JsonArray routes) {
        return virtualService.withSpec(virtualService.spec().with(list(protocol), routes));
    }

    /** {@code route 'default'}, or for a route without name {@code http[1]}. */
    String words() {
        return name().map(name -> "route '" + name + "'").orElse(place());
    }

    /** {@code route 'default' of VirtualService shop/reviews}, an unnamed one with its match: for lists in messages. */
    String describe() {
        String match = name().isPresent()
                ? ""
                : route().get("match")
                        .map(JsonValue::toString)
                        .map(text -> " (match " + text + ")")
                        .orElse("");
        return words() + match + " of VirtualService " + virtualService.namespace() + "/" + virtualService.name();
    }

    private String place() {
        return list(protocol) + "[" + index + "]";
    }
}
