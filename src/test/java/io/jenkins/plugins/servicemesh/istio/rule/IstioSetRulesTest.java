package io.jenkins.plugins.servicemesh.istio.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

class IstioSetRulesTest {

    private static Resource object(ResourceType type, String namespace, String name, String spec) {
        return Resource.of(type, namespace, name)
                .withSpec((JsonObject) YamlText.parseAll(spec).get(0));
    }

    private static Resource route(String namespace, String name, String spec) {
        return object(IstioTypes.VIRTUAL_SERVICE, namespace, name, spec);
    }

    private static Resource rule(String name, String spec) {
        return object(IstioTypes.DESTINATION_RULE, "shop", name, spec);
    }

    private static List<String> broken(Resource... resources) {
        return IstioSetRules.check(List.of(resources)).stream()
                .map(finding ->
                        Objects.brief(finding) + " of " + finding.place().name())
                .toList();
    }

    @Test
    void twoVirtualServicesOnOneMeshHostConflict() {
        Finding finding = IstioSetRules.check(List.of(
                        route("shop", "b", "{hosts: [reviews.shop.svc.cluster.local]}"),
                        route("shop", "a", "{hosts: [ratings, reviews]}")))
                .get(0);
        assertThat(finding.describe())
                .startsWith("VirtualService shop/b, spec.hosts[0]: VirtualService shop/a routes the same host");
    }

    @Test
    void oneShortNameInTwoNamespacesIsTwoHosts() {
        assertThat(broken(route("shop", "a", "{hosts: [reviews]}"), route("test", "a", "{hosts: [reviews]}")))
                .isEmpty();
    }

    @Test
    void atGatewaysSeveralVirtualServicesOfOneHostAreMerged() {
        assertThat(broken(
                        route("shop", "a", "{hosts: [a.com], gateways: [gw]}"),
                        route("shop", "b", "{hosts: [a.com], gateways: [gw]}")))
                .isEmpty();
    }

    @Test
    void thoseThatNobodySeesTogetherDoNotConflict() {
        assertThat(broken(
                        route("shop", "a", "{hosts: [a.com], exportTo: ['.']}"),
                        route("test", "b", "{hosts: [a.com], exportTo: ['.']}")))
                .isEmpty();
        assertThat(broken(
                        route("shop", "a", "{hosts: [a.com], exportTo: ['.']}"),
                        route("test", "b", "{hosts: [a.com], exportTo: [shop]}")))
                .containsExactly("error istio/conflicting-mesh-hosts spec.hosts[0] of b");
    }

    @Test
    void aSubsetThatNoDestinationRuleDefinesIsAnErrorWithTheNearestOne() {
        Resource route = route("shop", "a", "{http: [{route: [{destination: {host: reviews, subset: v3}}]}]}");
        Resource rule = rule("reviews", "{host: reviews.shop.svc.cluster.local, subsets: [{name: v1}, {name: v2}]}");
        assertThat(IstioSetRules.check(List.of(route, rule)).get(0).describe())
                .startsWith("VirtualService shop/a, spec.http[0].route[0].destination.subset: unknown subset")
                .contains("'v3'; allowed: v1, v2");
        assertThat(broken(route))
                .containsExactly("error istio/subset-not-defined spec.http[0].route[0].destination.subset of a");
    }

    @Test
    void subsetsOfMirrorsAndOtherProtocolsAreLookedForToo() {
        Resource route = route(
                "shop",
                "a",
                "{http: [{mirror: {host: b, subset: x}, mirrors: [{destination: {host: b, subset: y}}]}], "
                        + "tcp: [{route: [{destination: {host: b, subset: z}}]}], "
                        + "tls: [{route: [{destination: {host: b, subset: v1}}]}]}");
        assertThat(broken(route, rule("b", "{host: '*', subsets: [{name: v1}]}")))
                .containsExactly(
                        "error istio/subset-not-defined spec.http[0].mirrors[0].destination.subset of a",
                        "error istio/subset-not-defined spec.http[0].mirror.subset of a",
                        "error istio/subset-not-defined spec.tcp[0].route[0].destination.subset of a");
    }

    @Test
    void aSubsetOfTheSameNameOnAnotherHostDoesNotCount() {
        assertThat(broken(
                        route("shop", "a", "{http: [{route: [{destination: {host: reviews, subset: v2}}]}]}"),
                        rule("ratings", "{host: ratings, subsets: [{name: v2}]}")))
                .containsExactly("error istio/subset-not-defined spec.http[0].route[0].destination.subset of a");
    }

    @Test
    void twoDestinationRulesOfOneHostAreWarnedOfUnlessForSomeWorkloads() {
        assertThat(broken(rule("a", "{host: b}"), rule("b", "{host: b.shop.svc.cluster.local}")))
                .containsExactly("warning istio/destination-rules-on-one-host spec.host of b");
        assertThat(broken(rule("a", "{host: b}"), rule("b", "{host: b, workloadSelector: {matchLabels: {x: y}}}")))
                .isEmpty();
    }

    @Test
    void aNamespaceHasOneTelemetryAndOnePeerAuthenticationWithoutSelector() {
        assertThat(broken(
                        object(IstioTypes.TELEMETRY, "shop", "a", "{tracing: []}"),
                        object(IstioTypes.TELEMETRY, "shop", "b", "{metrics: []}"),
                        object(IstioTypes.TELEMETRY, "shop", "c", "{selector: {matchLabels: {x: y}}}"),
                        object(IstioTypes.TELEMETRY, "shop", "d", "{targetRefs: [{kind: Gateway, name: w}]}"),
                        object(IstioTypes.TELEMETRY, "test", "a", "{tracing: []}"),
                        object(IstioTypes.PEER_AUTHENTICATION, "shop", "a", "{mtls: {}}"),
                        object(IstioTypes.PEER_AUTHENTICATION, "shop", "b", "{mtls: {}}")))
                .containsExactly(
                        "error istio/telemetry-twice spec of b", "warning istio/peer-authentication-twice spec of b");
    }
}
