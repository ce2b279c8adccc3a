package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import java.util.List;
import java.util.Optional;

/** {@code route 'default', virtualService: 'reviews'} inside a rollout; a block says by which match an unnamed one is known. */
final class RouteAddressBlock {

    private static final Parameter<String> NAME =
            Parameter.of("name", ArgumentTypes.TEXT).optional();
    private static final Parameter<String> VIRTUAL_SERVICE = Parameter.named("virtualService", ArgumentTypes.TEXT);
    private static final Parameter<String> HTTP_ROUTE = Parameter.named("httpRoute", ArgumentTypes.TEXT);
    private static final Parameter<Protocol> PROTOCOL = Parameter.named("protocol", ChoiceType.of(Protocol.class));
    private static final Parameter<Integer> PORT = Parameter.named("port", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<List<String>> SNI_HOSTS = Parameter.named("sniHosts", ArgumentTypes.TEXTS);

    static final Block<List<RequestMatch>> BLOCK = Block.named("rollout.route", List.<RequestMatch>of())
            .repeatableBlock(
                    MatchBlock.BLOCK,
                    "a match that the route has: it is known by all of them",
                    "match { path prefix: '/api' }",
                    (matches, call) -> Lists.plus(matches, call.body(MatchBlock.BLOCK)));

    private RouteAddressBlock() {}

    static Parameter<?>[] parameters() {
        return new Parameter<?>[] {NAME, VIRTUAL_SERVICE, HTTP_ROUTE, PROTOCOL, PORT, SNI_HOSTS};
    }

    /** @throws InvalidValueException when nothing tells the route from others */
    static RouteAddress read(Call call) {
        RouteAddress address = new RouteAddress(
                object(call),
                call.find(PROTOCOL).orElse(Protocol.HTTP),
                call.find(NAME),
                call.hasBody() ? call.body(BLOCK) : List.of(),
                call.find(PORT),
                call.find(SNI_HOSTS).orElse(List.of()));
        if (address.equals(RouteAddress.only())) {
            throw new InvalidValueException("route", "", "a name, a virtualService, a port or a match");
        }
        return address;
    }

    private static Optional<String> object(Call call) {
        if (call.find(VIRTUAL_SERVICE).isPresent() && call.find(HTTP_ROUTE).isPresent()) {
            throw new InvalidValueException("route", "", "either virtualService or httpRoute, not both");
        }
        return call.find(VIRTUAL_SERVICE).or(() -> call.find(HTTP_ROUTE));
    }
}
