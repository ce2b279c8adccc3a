package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.field.MatchFields;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** Whether a route is the one of an address, but for its name. */
final class AddressMatch {

    private AddressMatch() {}

    /** Whether the route has the matches, the port and the SNI hosts that the address names. */
    static boolean isOf(RouteRef ref, RouteAddress address) {
        boolean sameMatches =
                address.matches().isEmpty() || ref.route().array("match").equals(MatchFields.of(address.matches()));
        boolean sameConnections = address.port().isEmpty() && address.sniHosts().isEmpty()
                || ref.route().array("match").objects().stream().anyMatch(match -> isOf(match, address));
        return sameMatches && sameConnections;
    }

    private static boolean isOf(JsonObject match, RouteAddress address) {
        Optional<Integer> port = match.number("port").map(JsonNumber::intValue);
        return (address.port().isEmpty() || address.port().equals(port))
                && match.array("sniHosts").texts().containsAll(address.sniHosts());
    }

    /** {@code http route 'default' of VirtualService 'reviews'}: for people. */
    static String describe(RouteAddress address) {
        StringBuilder text = new StringBuilder(address.protocol().name().toLowerCase(Locale.ROOT) + " route");
        address.name().ifPresent(name -> text.append(" '").append(name).append('\''));
        if (!address.matches().isEmpty()) {
            text.append(" with the match ").append(MatchFields.of(address.matches()));
        }
        address.port().ifPresent(port -> text.append(" with port ").append(port));
        if (!address.sniHosts().isEmpty()) {
            text.append(" with SNI hosts ").append(String.join(", ", address.sniHosts()));
        }
        address.object()
                .ifPresent(object ->
                        text.append(" of VirtualService '").append(object).append('\''));
        return text.toString();
    }
}
