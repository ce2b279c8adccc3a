package io.jenkins.plugins.servicemesh.istio.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.RouteFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From hosts to ready endpoints. */
class RoutesInEffectTest {

    private static final String HOST = "reviews.shop.svc.cluster.local";
    private static final String ENDPOINTS = """
            kind: EndpointSlice
            metadata: {name: reviews-1, namespace: shop, labels: {kubernetes.io/service-name: reviews}}
            endpoints: [{conditions: {ready: true}, targetRef: {name: reviews-v1-abc-1}}]
            """;
    private static final String SERVICE =
            "{kind: Service, metadata: {name: reviews, namespace: shop}, spec: {selector: {app: reviews}}}";
    private static final String SUBSETS =
            "{kind: DestinationRule, metadata: {name: reviews, namespace: shop}, spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]}}";

    private static Observed routed(String http) {
        return Observed.of(
                Samples.CONTROL_PLANE,
                Samples.INJECTOR,
                Samples.SHOP,
                Samples.injected("x:1.30.3"),
                SERVICE,
                ENDPOINTS,
                SUBSETS,
                "{kind: VirtualService, metadata: {name: reviews, namespace: shop}, spec: {hosts: [reviews], http: ["
                        + http + "]}}");
    }

    private static RouteFacts only(Observed observed) {
        return observed.facts().hosts().get(0).routes().get(0);
    }

    @Test
    void aRouteLeadsThroughSubsetsToReadyEndpoints() {
        RouteFacts route = only(
                routed(
                        "{name: default, timeout: 3s, route: [{destination: {host: reviews, subset: v1}, weight: 3}, {destination: {host: reviews, subset: v2}, weight: 1}]}"));
        assertThat(route.title()).isEqualTo("'default'");
        assertThat(route.match()).isEqualTo("every request");
        assertThat(route.also()).containsExactly("timeout 3s");
        assertThat(route.destinations())
                .containsExactly(
                        new DestinationFacts(75, HOST, Optional.of("v1"), Map.of("version", "v1"), Optional.of(1), ""),
                        new DestinationFacts(25, HOST, Optional.of("v2"), Map.of("version", "v2"), Optional.of(0), ""));
    }

    @Test
    void requestsThatGoWhereNothingIsReadyAreAnError() {
        String split =
                "{route: [{destination: {host: reviews, subset: v1}, weight: %d}, {destination: {host: reviews, subset: v2}, weight: %d}]}";
        assertThat(routed(split.formatted(99, 1)).facts().findings())
                .extracting(Finding::describe)
                .containsExactly("host " + HOST + " > route http[0]: requests go to " + HOST
                        + " v2, where no endpoint is ready");
        assertThat(routed(split.formatted(100, 0)).facts().findings()).isEmpty();
    }

    @Test
    void aSubsetThatNothingDefinesIsNamedOnceAsTheRulesNameIt() {
        Observed observed = routed("{route: [{destination: {host: reviews, subset: v3}}]}");
        assertThat(only(observed).destinations().get(0).why()).isEqualTo("no DestinationRule defines this subset");
        assertThat(observed.facts().findings()).extracting(Finding::rule).containsExactly("istio/subset-not-defined");
    }

    @Test
    void aRouteThatNoRequestReachesIsNamed() {
        String to = "route: [{destination: {host: reviews}}]";
        assertThat(routed("{name: all, " + to + "}, {name: never, " + to + "}")
                        .facts()
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("istio/unreachable-route");
    }

    @Test
    void matchesAreToldInWords() {
        RouteFacts route = only(
                routed(
                        "{match: [{uri: {prefix: /api}, headers: {x-tester: {exact: 'yes'}, x-any: {}}}, {port: 80}], redirect: {uri: /x}}"));
        assertThat(route.match())
                .isEqualTo("uri prefix /api and header x-tester exact yes and header x-any present, or port 80");
        assertThat(route.also()).containsExactly("redirect uri /x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retries: {attempts: 3, perTryTimeout: 500ms} | retries attempts 3, perTryTimeout 500ms",
                "fault: {delay: {percentage: {value: 5}, fixedDelay: 2s}} | fault delay (percentage (value 5), fixedDelay 2s)",
                "rewrite: {uriRegexRewrite: {match: a, rewrite: b}} | rewrite uriRegexRewrite (match a, rewrite b)",
                "mirror: {host: reviews, subset: v2} | mirrors 100 % to reviews v2",
                "mirror: {host: reviews}, mirrorPercent: 7 | mirrors 7 % to reviews",
                "mirror: {host: reviews}, mirrorPercentage: {value: 0.5} | mirrors 0.5 % to reviews",
                "mirrors: [{destination: {host: reviews, subset: v2}, percentage: {value: 10}}] | mirrors 10 % to reviews v2",
                "mirrors: [{destination: {host: reviews}, percentage: {}}] | mirrors 0 % to reviews",
                "mirrors: [{destination: {host: reviews}}] | mirrors 100 % to reviews"
            })
    void whatARouteDoesBesidesIsToldInWords(String written, String told) {
        RouteFacts route = only(routed("{name: a, route: [{destination: {host: reviews}}], " + written + "}"));
        assertThat(route.also()).containsExactly(told);
    }

    @Test
    void endpointsOutsideOfTheNamespaceAreNotCountedAndNoFault() {
        Observed observed = routed("{route: [{destination: {host: api.example.com}}]}");
        assertThat(only(observed).destinations().get(0).ready()).isEmpty();
        assertThat(only(observed).destinations().get(0).why()).contains("outside of this namespace");
        assertThat(observed.facts().findings()).isEmpty();
    }

    @Test
    void endpointsThatMayNotBeReadAreNotKnownAndNoFault() {
        Observed observed = routed("{route: [{destination: {host: reviews}}]}")
                .without(need -> need.type().kind().equals("EndpointSlice"));
        assertThat(only(observed).destinations().get(0).why()).isEqualTo("endpoints are not known");
        assertThat(observed.facts().findings()).isEmpty();
    }

    @Test
    void aServiceWithoutRoutesIsToldWithItsEndpoints() {
        List<HostFacts> hosts = Observed.of(
                        Samples.CONTROL_PLANE, Samples.SHOP, SERVICE, ENDPOINTS, Samples.injected("x:1.30.3"))
                .facts()
                .hosts();
        assertThat(hosts).singleElement().satisfies(host -> {
            assertThat(host.source()).isEmpty();
            assertThat(host.routes().get(0).destinations().get(0).ready()).contains(1);
        });
    }

    @Test
    void aVirtualServiceWithoutHostsIsOneThatOthersDelegateTo() {
        String delegate =
                "{kind: VirtualService, metadata: {name: part, namespace: shop}, spec: {http: [{route: [{destination: {host: reviews}}]}]}}";
        assertThat(Observed.of(Samples.CONTROL_PLANE, Samples.SHOP, delegate)
                        .facts()
                        .hosts())
                .extracting(HostFacts::host)
                .containsExactly("(delegate)");
    }
}
