package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/**
 * Where a route leads (VirtualService {@code destination}).
 *
 * @param host of a Service or ServiceEntry; a short name is one of the VirtualService's namespace
 * @param subset that a DestinationRule defines
 * @param port of the Service; needed only when it has several
 */
public record Destination(String host, Optional<String> subset, Optional<Integer> port) {

    /** All endpoints of that host. */
    public static Destination of(String host) {
        return new Destination(host, Optional.empty(), Optional.empty());
    }

    /** The endpoints of one subset of that host. */
    public static Destination of(String host, String subset) {
        return new Destination(host, Optional.of(subset), Optional.empty());
    }

    /** The same at one port of the Service. */
    public Destination withPort(int number) {
        return new Destination(host, subset, Optional.of(number));
    }

    /** {@code {host, subset, port: {number}}}. */
    public JsonObject toJson() {
        return Optionals.with(
                Optionals.with(JsonObject.of("host", host), "subset", subset),
                "port",
                port.map(number -> JsonObject.of("number", number)));
    }
}
