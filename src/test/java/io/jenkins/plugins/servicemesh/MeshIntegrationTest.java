package io.jenkins.plugins.servicemesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.model.MeshConfig;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls in the order configure, traffic, security, telemetry, on an empty namespace. */
class MeshIntegrationTest {

    private static final MeshConfig DEFAULTS = MeshConfig.defaults(MeshType.AUTO);
    private static final MeshConfig NOTHING = MeshConfig.empty(MeshType.AUTO);
    private static final Map<String, String> LABELS = Map.of("app", "reviews");

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    private final MeshIntegration mesh = MeshIntegration.on(cluster, new Owner("me"), "build 1");

    MeshIntegrationTest() {
        server.load("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: istio-system}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: reviews, namespace: shop}
                spec: {selector: {app: reviews}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: one, namespace: shop, labels: {app: reviews}}
                spec: {containers: [{name: c, image: i}]}
                """);
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void theFourCallsInOrderWriteTheirObjectsAndASecondTimeNothing() {
        assertThat(changed(mesh.configureServiceMesh("shop", DEFAULTS)))
                .containsExactly("Namespace shop", "PeerAuthentication shop/default");
        assertThat(changed(mesh.createTrafficManagement("shop", DEFAULTS, "reviews")))
                .containsExactly("DestinationRule shop/reviews", "VirtualService shop/reviews");
        assertThat(changed(mesh.createSecurityPolicies("shop", DEFAULTS, "reviews", LABELS)))
                .containsExactly("PeerAuthentication shop/reviews");
        assertThat(changed(mesh.createTelemetryConfiguration("shop", DEFAULTS, "reviews")))
                .containsExactly("Telemetry shop/reviews");
        assertThat(Stream.of(
                        mesh.configureServiceMesh("shop", DEFAULTS),
                        mesh.createTrafficManagement("shop", DEFAULTS, "reviews"),
                        mesh.createSecurityPolicies("shop", DEFAULTS, "reviews", LABELS),
                        mesh.createTelemetryConfiguration("shop", DEFAULTS, "reviews")))
                .allMatch(ApplyResult::isUnchanged);
    }

    @Test
    void whatIsNotConfiguredWritesNoObject() {
        assertThat(Stream.of(
                        mesh.configureServiceMesh("shop", NOTHING),
                        mesh.createTrafficManagement("shop", NOTHING, "reviews"),
                        mesh.createSecurityPolicies("shop", NOTHING, "reviews", LABELS),
                        mesh.createTelemetryConfiguration("shop", NOTHING, "reviews")))
                .allMatch(ApplyResult::isUnchanged);
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void eachPlanSaysWhatItsCallWouldWriteAndWritesNothing() {
        List<Plan> plans = List.of(
                mesh.planConfigureServiceMesh("shop", DEFAULTS),
                mesh.planTrafficManagement("shop", DEFAULTS, "reviews"),
                mesh.planSecurityPolicies("shop", DEFAULTS, "reviews", LABELS),
                mesh.planTelemetryConfiguration("shop", DEFAULTS, "reviews"));
        assertThat(plans).noneMatch(Plan::isEmpty);
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void singleObjectsAreWrittenAsBuilt() {
        Map<ResourceType, Function<Resource, ApplyResult>> calls = Map.of(
                IstioTypes.VIRTUAL_SERVICE, mesh::createVirtualService,
                IstioTypes.DESTINATION_RULE, mesh::createDestinationRule,
                IstioTypes.PEER_AUTHENTICATION, mesh::createPeerAuthentication,
                IstioTypes.TELEMETRY, mesh::createTelemetry);
        Map<ResourceType, String> specs = Map.of(
                IstioTypes.VIRTUAL_SERVICE, "{hosts: [x], http: [{route: [{destination: {host: x}}]}]}",
                IstioTypes.DESTINATION_RULE, "{host: x}",
                IstioTypes.PEER_AUTHENTICATION, "{mtls: {mode: STRICT}}",
                IstioTypes.TELEMETRY, "{tracing: [{randomSamplingPercentage: 1}]}");
        calls.forEach((type, call) -> {
            Resource wanted = Resource.of(type, "shop", "x")
                    .withSpec((JsonObject) YamlText.parseAll(specs.get(type)).get(0));
            assertThat(mesh.planResource(wanted).changes()).hasSize(1);
            assertThat(changed(call.apply(wanted))).containsExactly(wanted.toString());
            assertThat(server.find(wanted.id()).orElseThrow().spec()).isEqualTo(wanted.spec());
            assertThat(call.apply(wanted).isUnchanged()).isTrue();
        });
    }

    @Test
    void statusTellsWhoseEachObjectIsAndWhatWasWrittenLast() {
        ApplyResult result = mesh.createTrafficManagement("shop", DEFAULTS, "reviews");
        MeshStatus status = mesh.status("shop");
        assertThat(status.objects())
                .extracting(owned -> owned.object().toString())
                .containsExactly("DestinationRule shop/reviews", "VirtualService shop/reviews");
        assertThat(status.objects()).extracting(MeshStatus.Owned::ownership).containsOnly(new Ownership.Ours());
        assertThat(status.notChecked()).isEmpty();
        assertThat(status.open()).isEmpty();
        assertThat(status.last()).singleElement().satisfies(entry -> assertThat(result.journalEntry())
                .contains(entry.id()));
    }

    @Test
    void cleanupLeavesTheNamespaceAsItWas() {
        ResourceId shop = ResourceId.of(KubernetesTypes.NAMESPACE, "", "shop");
        Resource before = ServerFields.without(server.find(shop).orElseThrow());
        mesh.configureServiceMesh("shop", DEFAULTS);
        mesh.createTrafficManagement("shop", DEFAULTS, "reviews");
        assertThat(mesh.cleanup("shop").isComplete()).isTrue();
        assertThat(mesh.status("shop").objects()).isEmpty();
        Resource after = ServerFields.without(server.find(shop).orElseThrow());
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = MeshType.class,
            names = {"LINKERD", "GATEWAY_API"})
    void meshesThatCannotBeConfiguredYetAreRefused(MeshType type) {
        assertThatThrownBy(() -> mesh.configureServiceMesh("shop", MeshConfig.defaults(type)))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining(type + " cannot be configured yet")
                .hasMessageContaining("name ISTIO");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void withoutAMeshNothingCanBeAsked() {
        assertThatThrownBy(() -> mesh.configureServiceMesh("shop", MeshConfig.defaults(MeshType.NONE)))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("no mesh is configured");
        assertThat(mesh.configureServiceMesh("shop", MeshConfig.empty(MeshType.NONE))
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void istioIsTakenByItsName() {
        assertThat(mesh.planConfigureServiceMesh("shop", MeshConfig.defaults(MeshType.ISTIO))
                        .isEmpty())
                .isFalse();
    }

    private static List<String> changed(ApplyResult result) {
        return result.plan().changes().stream()
                .map(Change::id)
                .map(ResourceId::toString)
                .toList();
    }
}
