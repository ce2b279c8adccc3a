package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.OWNER;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.destinationRule;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.object;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.API;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.BINDING;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.PLAIN_API;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.PUBLIC;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.REVIEWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.GatewaySpec;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.SidecarSpec;
import io.jenkins.plugins.servicemesh.model.SidecarSpec.OutboundTraffic;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Hosts outside, gateways, and which hosts sidecars know. */
class SurroundingsPlanTest {

    private static List<String> rules(Plan plan) {
        return plan.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void oneOfEachIsPlannedAtOnceAndTheSecondTimeNothing() {
        assertThat(settled(SurroundingsIntents.ALL).changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly(
                        "RequestAuthentication",
                        "AuthorizationPolicy",
                        "ServiceEntry",
                        "ServiceEntry",
                        "Gateway",
                        "Sidecar",
                        "DestinationRule",
                        "DestinationRule",
                        "VirtualService");
    }

    @Nested
    class Egress {

        private static Resource entry(String name, String spec) {
            return object(IstioTypes.SERVICE_ENTRY, name, spec);
        }

        private static JsonObject made(EgressSpec wanted) {
            return result(settled(SHOP.plus(wanted)), IstioTypes.SERVICE_ENTRY).spec();
        }

        @Test
        void aNewHostIsOutsideAndFoundByDns() {
            assertThat(made(API))
                    .isEqualTo(tree("{hosts: [api.example.com], location: MESH_EXTERNAL, resolution: DNS, "
                            + "ports: [{number: 443, name: tls-443, protocol: TLS}]}"));
        }

        @Test
        void howAWildcardOrEndpointsAreFoundFollowsFromThem() {
            List<EgressPort> ports = API.ports();
            assertThat(made(EgressSpec.of("*.example.com").withPorts(ports)).text("resolution"))
                    .contains("NONE");
            assertThat(made(API.withEndpoints(List.of("203.0.113.7"))).text("resolution"))
                    .contains("STATIC");
            assertThat(made(API.withEndpoints(List.of("a.example.com"))).text("resolution"))
                    .contains("DNS");
            assertThat(made(API.withResolution(Resolution.DNS_ROUND_ROBIN)).text("resolution"))
                    .contains("DNS_ROUND_ROBIN");
        }

        @Test
        void someoneElsesEntryGetsThePortAndKeepsAllElse() {
            Resource theirs = entry(
                    "theirs",
                    "{hosts: [other.example.com, api.example.com], resolution: NONE, future: 1, "
                            + "ports: [{number: 80, name: web, protocol: HTTP}, {number: 443, name: secure, protocol: TCP}]}");
            Change.Edit edit = edit(settled(SHOP.plus(API), theirs), IstioTypes.SERVICE_ENTRY);
            assertThat(edit.after().spec())
                    .isEqualTo(
                            tree(
                                    "{hosts: [other.example.com, api.example.com], resolution: NONE, future: 1, "
                                            + "ports: [{number: 80, name: web, protocol: HTTP}, {number: 443, name: secure, protocol: TLS}]}"));
        }

        @Test
        void endpointsAreThoseThatAreWrittenAndKeepTheirLabels() {
            Resource theirs = entry(
                    "theirs",
                    "{hosts: [api.example.com], resolution: STATIC, ports: [{number: 443, name: tls-443, protocol: TLS}], "
                            + "endpoints: [{address: 203.0.113.7, labels: {zone: a}}, {address: 203.0.113.9}]}");
            EgressSpec wanted = API.withEndpoints(List.of("203.0.113.7", "203.0.113.8"));
            assertThat(edit(settled(SHOP.plus(wanted), theirs), IstioTypes.SERVICE_ENTRY)
                            .after()
                            .spec()
                            .array("endpoints"))
                    .hasToString(
                            "[{\"address\":\"203.0.113.7\",\"labels\":{\"zone\":\"a\"}},{\"address\":\"203.0.113.8\"}]");
        }

        @Test
        void twoEntriesOfOneHostAreAnError() {
            String spec = "{hosts: [api.example.com], ports: [{number: 443, name: a, protocol: TLS}]}";
            assertThat(errors(plan(SHOP.plus(API), entry("a", spec), entry("b", spec))))
                    .containsExactly("istio/several-entries");
        }

        @Test
        void aNewHostNeedsAPort() {
            assertThat(errors(plan(SHOP.plus(EgressSpec.of("api.example.com")))))
                    .containsExactly("istio/egress-ports");
        }

        @Test
        void tlsOfPlainCallsIsMadeByADestinationRuleOfThatPort() {
            assertThat(result(settled(SHOP.plus(PLAIN_API)), IstioTypes.DESTINATION_RULE)
                            .spec())
                    .isEqualTo(tree("{host: plain.example.com, trafficPolicy: {portLevelSettings: "
                            + "[{port: {number: 80}, tls: {mode: SIMPLE}}]}}"));
        }

        @Test
        void tlsThatIsThereAlreadyStaysWithItsCertificate() {
            Resource theirs = destinationRule(
                    "theirs",
                    "{host: plain.example.com, trafficPolicy: {portLevelSettings: "
                            + "[{port: {number: 80}, tls: {mode: MUTUAL, credentialName: c}}]}}");
            assertThat(settled(SHOP.plus(PLAIN_API), theirs).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.id().type().kind()).isEqualTo("ServiceEntry"));
        }
    }

    @Nested
    class Gateways {

        private static Resource gateway(String spec) {
            return object(IstioTypes.GATEWAY, "public", spec);
        }

        private static List<JsonObject> servers(Plan plan) {
            return result(plan, IstioTypes.GATEWAY).spec().array("servers").objects();
        }

        @Test
        void aNewGatewayIsForTheUsualPods() {
            assertThat(result(settled(SHOP.plus(PUBLIC)), IstioTypes.GATEWAY).spec())
                    .isEqualTo(tree("""
                                    selector: {istio: ingressgateway}
                                    servers:
                                    - {port: {number: 80, name: http-80, protocol: HTTP}, hosts: [shop.example.com]}
                                    - port: {number: 443, name: https-443, protocol: HTTPS}
                                      hosts: [shop.example.com]
                                      tls: {mode: SIMPLE, credentialName: shop-cert}
                                    """));
        }

        @Test
        void aServerThatIsThereIsFoundByItsPortAndHosts() {
            Resource theirs = gateway(
                    "{selector: {istio: edge}, servers: [{port: {number: 443, name: x, protocol: HTTPS}, "
                            + "hosts: [shop.example.com], tls: {mode: SIMPLE, credentialName: old, minProtocolVersion: TLSV1_2}}]}");
            GatewaySpec wanted = GatewaySpec.of("public", GatewayServer.https(443, "new", "shop.example.com"));
            assertThat(edit(settled(SHOP.plus(wanted), theirs), IstioTypes.GATEWAY)
                            .after()
                            .spec())
                    .isEqualTo(
                            tree(
                                    "{selector: {istio: edge}, servers: [{port: {number: 443, name: x, protocol: HTTPS}, "
                                            + "hosts: [shop.example.com], tls: {mode: SIMPLE, credentialName: new, minProtocolVersion: TLSV1_2}}]}"));
        }

        @Test
        void anotherWayToTakeConnectionsDropsTheSettingsOfTheOld() {
            Resource theirs = gateway("{servers: [{port: {number: 443, name: x, protocol: HTTPS}, "
                    + "hosts: [shop.example.com], tls: {mode: SIMPLE, credentialName: old}}]}");
            GatewaySpec plain = GatewaySpec.of("public", GatewayServer.http(443, "shop.example.com"));
            assertThat(servers(settled(SHOP.plus(plain), theirs)))
                    .containsExactly(tree("{port: {number: 443, name: x, protocol: HTTP}, hosts: [shop.example.com]}"));
        }

        @Test
        void otherHostsOnTheSamePortGetAServerWithANameOfItsOwn() {
            Resource theirs = gateway(
                    "{servers: [{port: {number: 80, name: http-80, protocol: HTTP}, hosts: [other.example.com]}]}");
            GatewaySpec wanted = GatewaySpec.of("public", GatewayServer.http(80, "shop.example.com"));
            assertThat(servers(settled(SHOP.plus(wanted), theirs)))
                    .extracting(server -> server.object("port").text("name").orElseThrow())
                    .containsExactly("http-80", "http-80-2");
        }

        @Test
        void aServerThatAHostSharesWithOthersIsNotTaken() {
            Resource theirs = gateway("{servers: [{port: {number: 80, name: http-80, protocol: HTTP}, "
                    + "hosts: [shop.example.com, other.example.com]}]}");
            GatewaySpec wanted = GatewaySpec.of("public", GatewayServer.http(80, "shop.example.com"));
            Plan plan = plan(SHOP.plus(wanted), theirs);
            assertThat(plan.changes()).isEmpty();
            assertThat(errors(plan)).containsExactly("istio/shared-server");
        }

        @Test
        void theSelectorIsWrittenWholeSinceALabelLessWouldMeanOtherPods() {
            Resource theirs = gateway("{selector: {istio: edge, tier: x}, servers: "
                    + "[{port: {number: 80, name: a, protocol: HTTP}, hosts: [a.example.com]}]}");
            GatewaySpec wanted = GatewaySpec.of("public").withSelector(Map.of("istio", "other"));
            assertThat(edit(settled(SHOP.plus(wanted), theirs), IstioTypes.GATEWAY)
                            .after()
                            .spec()
                            .object("selector"))
                    .isEqualTo(tree("{istio: other}"));
        }

        @Test
        void aNewGatewayNeedsAServer() {
            assertThat(errors(plan(SHOP.plus(GatewaySpec.of("public"))))).containsExactly("istio/gateway-server");
        }
    }

    @Nested
    class Bindings {

        private static final ServiceSpec BOUND = ServiceSpec.of("reviews").withGateways(BINDING);
        private static final Resource GATEWAY = object(
                IstioTypes.GATEWAY,
                "public",
                "{servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['*.example.com']}]}");

        @Test
        void aServiceWithoutRoutesGetsOneThatLeadsToAllOfIt() {
            assertThat(result(settled(SHOP.plus(BOUND), GATEWAY), IstioTypes.VIRTUAL_SERVICE)
                            .spec())
                    .isEqualTo(tree("""
                                    hosts: [reviews.shop.svc.cluster.local, shop.example.com]
                                    http: [{name: default, route: [{destination: {host: reviews.shop.svc.cluster.local}}]}]
                                    gateways: [mesh, public]
                                    """));
        }

        @Test
        void someoneElsesVirtualServiceGetsTheGatewayAndKeepsItsRoutes() {
            Resource theirs = virtualService(
                    "theirs",
                    "{hosts: [reviews], gateways: [mesh, shop/public], http: [{name: a, route: "
                            + "[{destination: {host: reviews}}]}]}");
            Change.Edit edit = edit(settled(SHOP.plus(BOUND), GATEWAY, theirs), IstioTypes.VIRTUAL_SERVICE);
            assertThat(edit.after().spec())
                    .isEqualTo(tree("{hosts: [reviews, shop.example.com], gateways: [mesh, shop/public], http: "
                            + "[{name: a, route: [{destination: {host: reviews}}]}]}"));
            assertThat(edit.reasons()).containsExactly("service 'reviews' > gateways");
        }

        @Test
        void aGatewayOfTheSameIntentWillDo() {
            assertThat(errors(settled(SHOP.plus(BOUND).plus(PUBLIC)))).isEmpty();
        }

        @Test
        void aGatewayThatIsNotThereIsAnErrorWithTheNearestOne() {
            MeshSpec misspelt = SHOP.plus(ServiceSpec.of("reviews")
                    .withGateways(new GatewayBinding(List.of("publik"), List.of("shop.example.com"))));
            assertThat(errors(plan(misspelt))).containsExactly("istio/gateway-missing");
            Plan plan = plan(misspelt, GATEWAY);
            assertThat(plan.findings())
                    .filteredOn(Finding::isError)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.suggestion()).contains("shop/public"));
        }

        @Test
        void aGatewayThatTakesNoneOfTheHostsIsWarnedOf() {
            Resource other = object(
                    IstioTypes.GATEWAY,
                    "public",
                    "{servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['./*.example.org']}]}");
            assertThat(rules(settled(SHOP.plus(BOUND), other))).contains("istio/gateway-hosts");
        }

        @Test
        void aHostThatAnotherVirtualServiceHasAtTheGatewayIsAnError() {
            Resource other = virtualService(
                    "other",
                    "{hosts: ['*.example.com'], gateways: [public], http: [{route: [{destination: {host: b}}]}]}");
            assertThat(errors(plan(SHOP.plus(BOUND), GATEWAY, other))).containsExactly("istio/gateway-host-taken");
        }
    }

    @Nested
    class Sidecars {

        private static final SidecarSpec SCOPE = SidecarSpec.ofNamespace("./*", "istio-system/*");

        private static Resource sidecar(String spec) {
            return object(IstioTypes.SIDECAR, "default", spec);
        }

        private static JsonObject after(SidecarSpec wanted, Resource there) {
            return edit(settled(SHOP.plus(wanted), there), IstioTypes.SIDECAR)
                    .after()
                    .spec();
        }

        @Test
        void theFirstOneIsSaidToHideAllElse() {
            Plan plan = settled(SHOP.plus(SCOPE));
            assertThat(rules(plan)).contains("istio/first-egress");
            assertThat(result(plan, IstioTypes.SIDECAR).spec())
                    .isEqualTo(tree("{egress: [{hosts: [./*, istio-system/*]}]}"));
        }

        @Test
        void someoneElsesSidecarKeepsItsHostsAndGetsOurs() {
            Resource theirs = sidecar("{egress: [{port: {number: 80, name: a, protocol: HTTP}, hosts: [a/*]}, "
                    + "{hosts: [b/*, ./*]}]}");
            assertThat(after(SCOPE, theirs))
                    .isEqualTo(tree("{egress: [{port: {number: 80, name: a, protocol: HTTP}, hosts: [a/*]}, "
                            + "{hosts: [b/*, ./*, istio-system/*]}]}"));
        }

        @Test
        void inOurOwnTheHostsAreThoseThatAreWritten() {
            assertThat(after(SCOPE, OWNER.mark(sidecar("{egress: [{hosts: [b/*, ./*]}]}"))))
                    .isEqualTo(tree("{egress: [{hosts: [./*, istio-system/*]}]}"));
        }

        @Test
        void aListenerForAllPortsComesBehindThoseForOne() {
            Resource theirs = sidecar("{egress: [{port: {number: 80, name: a, protocol: HTTP}, hosts: [a/*]}]}");
            assertThat(after(SCOPE, theirs).array("egress").size()).isEqualTo(2);
        }

        @Test
        void aWorkloadHasOneOfItsOwn() {
            SidecarSpec wanted =
                    new SidecarSpec(Optional.of(REVIEWS), List.of(), Optional.of(OutboundTraffic.REGISTRY_ONLY));
            Plan plan = settled(SHOP.plus(wanted), sidecar("{egress: [{hosts: [./*]}]}"));
            assertThat(result(plan, IstioTypes.SIDECAR).spec())
                    .isEqualTo(
                            tree(
                                    "{workloadSelector: {labels: {app: reviews}}, outboundTrafficPolicy: {mode: REGISTRY_ONLY}}"));
        }

        @Test
        void theRootNamespaceIsTheWholeMeshAndThatIsSaid() {
            assertThat(rules(settled(MeshSpec.of("istio-system").plus(SCOPE)))).contains("istio/mesh-wide");
        }

        @Test
        void twoForTheWholeNamespaceAreAnError() {
            Resource second = object(IstioTypes.SIDECAR, "second", "{egress: [{hosts: [./*]}]}");
            assertThat(errors(plan(SHOP.plus(SCOPE), sidecar("{egress: [{hosts: [./*]}]}"), second)))
                    .contains("istio/several-policies");
        }
    }

    @Test
    void portsAreNamedByProtocolAndNumber() {
        assertThat(Protocol.GRPC.portName(9090)).isEqualTo("grpc-9090");
    }
}
