package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.model.RateLimit;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code service('reviews') { }}: versions, routes, and how connections to them are treated. */
public final class ServiceBlock {

    /** The kind of name that splits mention and {@code versions} declares. */
    static final String VERSION_KIND = "version";

    private static final String ROUTE_KIND = "route";
    private static final Parameter<List<String>> NAMES =
            Parameter.all("versions", ArgumentTypes.TEXTS).declaring(VERSION_KIND);
    private static final Parameter<String> VERSION =
            Parameter.of("name", ArgumentTypes.TEXT).declaring(VERSION_KIND);
    private static final Parameter<Map<String, String>> LABELS = Parameter.named("labels", ArgumentTypes.LABELS);
    private static final Parameter<String> SERVICE = Parameter.named("service", ArgumentTypes.TEXT);
    private static final Parameter<String> ROUTE =
            Parameter.of("name", ArgumentTypes.TEXT).optional().declaring(ROUTE_KIND);
    private static final Parameter<String> GONE =
            Parameter.of("name", ArgumentTypes.TEXT).declaring(ROUTE_KIND);
    private static final Parameter<List<String>> PARTS = Parameter.all("parts", ArgumentTypes.TEXTS);

    private static final Parameter<List<String>> GATEWAYS = Parameter.of("names", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> HOSTS =
            Parameter.named("hosts", ArgumentTypes.TEXTS).mandatory();
    private static final Parameter<Integer> REQUESTS = Parameter.of("requests", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> SPAN =
            Parameter.named("per", ArgumentTypes.DURATION).mandatory();

    public static final Block<ServiceDraft> BLOCK = Block.named("service", ServiceDraft.EMPTY)
            .owning(VERSION_KIND, ROUTE_KIND)
            .word(
                    "versions",
                    "versions by the value of their pods' label 'version'",
                    "versions 'v1', 'v2'",
                    (draft, call) -> draft.plusVersionsInFront(
                            call.get(NAMES).stream().map(Version::named).toList()),
                    NAMES)
            .repeatable(
                    "version",
                    "one version, by other labels of its pods, or with a Service of its own",
                    "version 'v3', labels: [track: 'canary'], service: 'reviews-v3'",
                    (draft, call) -> draft.plusVersions(List.of(version(call))),
                    VERSION,
                    LABELS,
                    SERVICE)
            .repeatableBlock(
                    RouteBlock.BLOCK,
                    "the route of this name; without a name the only one that leads to the service",
                    "route('default') { split v1: 90, v2: 10 }",
                    (draft, call) -> draft.plusRoute(RouteBlock.named(call.find(ROUTE), call.body(RouteBlock.BLOCK))),
                    ROUTE)
            .repeatable(
                    "removeRoute",
                    "takes a route away",
                    "removeRoute 'testers'",
                    (draft, call) -> draft.withoutRoute(call.get(GONE)),
                    GONE)
            .adopting(RouteBlock.SETTINGS, ServiceDraft::direct, ServiceDraft::withDirect)
            .block(
                    LoadBalancerBlock.BLOCK,
                    "how requests are spread over the endpoints of a version",
                    "loadBalancer 'ROUND_ROBIN'",
                    (draft, call) -> draft.withService(LoadBalancerBlock.applied(draft.service(), call)),
                    LoadBalancerBlock.ALGORITHM)
            .block(
                    CircuitBreakerBlock.BLOCK,
                    "when an endpoint is taken out",
                    "circuitBreaker { consecutive5xx 5 }",
                    (draft, call) ->
                            draft.withService(draft.service().withCircuitBreaker(call.body(CircuitBreakerBlock.BLOCK))))
            .block(
                    ConnectionPoolBlock.BLOCK,
                    "limits on connections",
                    "connectionPool { maxConnections 100 }",
                    (draft, call) -> draft.withService(draft.service()
                            .withConnectionPool(ConnectionPoolBlock.pool(call.body(ConnectionPoolBlock.BLOCK)))))
            .word(
                    "gateways",
                    "gateways by which the routes are reached from outside, NAME or NAMESPACE/NAME, and the hosts there",
                    "gateways 'public', hosts: ['shop.example.com']",
                    (draft, call) -> draft.withService(
                            draft.service().withGateways(new GatewayBinding(call.get(GATEWAYS), call.get(HOSTS)))),
                    GATEWAYS,
                    HOSTS)
            .word(
                    "rateLimit",
                    "requests that are let through in a span of time; Istio has none and refuses it",
                    "rateLimit 100, per: '1s'",
                    (draft, call) -> draft.withService(
                            draft.service().withRateLimit(new RateLimit(call.get(REQUESTS), call.get(SPAN)))),
                    REQUESTS,
                    SPAN)
            .word(
                    "remove",
                    "parts of the service's settings to take away",
                    "remove 'circuitBreaker'",
                    (draft, call) -> draft.withService(
                            draft.service().withRemovals(Parts.parse(ServiceSpec.Part.class, call.get(PARTS)))),
                    PARTS)
            .endingWith(ServiceDraft::consistent);

    private ServiceBlock() {}

    private static Version version(Call call) {
        Version plain = Version.named(call.get(VERSION));
        return new Version(plain.name(), call.find(LABELS).orElse(plain.labels()), call.find(SERVICE));
    }
}
