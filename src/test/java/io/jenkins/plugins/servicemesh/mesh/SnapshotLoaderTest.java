package io.jenkins.plugins.servicemesh.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotLoaderTest {

    private static final Need SHOP = Need.one(KubernetesTypes.NAMESPACE, "", "shop");
    private static final Need SERVICES = Need.all(KubernetesTypes.SERVICE, "shop");

    private final Shop shop = new Shop();
    private final SnapshotLoader loader = new SnapshotLoader(shop.cluster());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatIsNeededIsReadOnce() {
        Snapshot snapshot = loader.load(soFar -> List.of(SHOP, SERVICES, SHOP));
        assertThat(snapshot.all())
                .extracting(Object::toString)
                .containsExactly("Namespace shop", "Service shop/reviews");
        assertThat(shop.server().requests().all()).hasSize(2);
    }

    @Test
    void itIsAskedAgainWithWhatWasRead() {
        Snapshot snapshot = loader.load(soFar -> soFar.answers(SHOP) ? List.of(SHOP, SERVICES) : List.of(SHOP));
        assertThat(snapshot.answers(SERVICES)).isTrue();
    }

    @Test
    void whatMayNotBeReadAndWhatIsNotServedAreGaps() {
        Need unknown = Need.all(ResourceType.namespaced("example.org", "v1", "Thing", "things"), "shop");
        shop.server().deny(new AccessRule("list", "", "services", "shop"));
        Snapshot snapshot = loader.load(soFar -> List.of(SERVICES, unknown));
        assertThat(snapshot.gap(SERVICES)).contains(Snapshot.Gap.FORBIDDEN);
        assertThat(snapshot.gap(unknown)).contains(Snapshot.Gap.NOT_SERVED);
    }

    @Test
    void anyOtherAnswerEndsIt() {
        shop.server().intercept(request -> Optional.of(Response.failure(500, "InternalError", "broken")));
        assertThatThrownBy(() -> loader.load(soFar -> List.of(SHOP)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void needsThatNeverEndAreALoop() {
        assertThatThrownBy(() -> loader.load(
                        soFar -> List.of(Need.one(KubernetesTypes.SERVICE, "shop", "s" + soFar.hashCode()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("needs never end");
    }

    @Test
    void aCensusCountsReadyPodsOfTheVersion() {
        shop.server().load("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: one, namespace: shop, labels: {app: reviews, version: v1}}
                        spec: {containers: [{name: c, image: i}]}
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: two, namespace: shop, labels: {app: reviews, version: v2}}
                        spec: {containers: [{name: c, image: i}]}
                        """);
        EndpointCensus census = census();
        assertThat(census.isPossible("shop")).isTrue();
        assertThat(census.isPossible("elsewhere")).isFalse();
        assertThat(census.ready("shop", "reviews", Map.of())).isEqualTo(2);
        assertThat(census.ready("shop", "reviews", Map.of("version", "v2"))).isEqualTo(1);
        assertThat(census.ready("shop", "reviews", Map.of("version", "v3"))).isZero();
        assertThat(census.ready("shop", "ratings", Map.of())).isZero();
    }

    @Test
    void anEndpointCountsUnlessItSaysThatItIsNotReady() {
        shop.server().load("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: one, namespace: shop}
                        spec: {containers: [{name: c, image: i}]}
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: two, namespace: shop}
                        spec: {containers: [{name: c, image: i}]}
                        ---
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        metadata: {name: mine, namespace: shop, labels: {kubernetes.io/service-name: mine}}
                        addressType: IPv4
                        endpoints:
                        - {addresses: [10.0.0.1], targetRef: {kind: Pod, name: one}}
                        - {addresses: [10.0.0.2], targetRef: {kind: Pod, name: two}, conditions: {ready: false}}
                        - {addresses: [10.0.0.3]}
                        """);
        assertThat(census().ready("shop", "mine", Map.of())).isEqualTo(1);
    }

    @Test
    void everyFeatureHasAnAnswer() {
        Support no = new Support.Unsupported("why", "nearest");
        MeshCapabilities all = MeshCapabilities.all(no);
        assertThat(Feature.values()).allSatisfy(feature -> {
            assertThat(all.of(feature)).isEqualTo(no);
            assertThat(feature.words()).isNotBlank();
        });
        Support other = new Support.Degraded("a bit");
        assertThat(all.with(Feature.RETRIES, other).of(Feature.RETRIES)).isEqualTo(other);
        assertThat(all.with(Feature.RETRIES, other).of(Feature.MIRRORING)).isEqualTo(no);
    }

    @Test
    void aFeatureWithoutAnAnswerIsRefused() {
        assertThatThrownBy(() -> new MeshCapabilities(Map.of(Feature.RETRIES, new Support.Requires("more"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no answer for ");
    }

    @Test
    void withoutAMeshOnlyAnEmptyIntentIsPlanned() {
        NoMesh mesh = new NoMesh();
        MeshSpec empty = MeshSpec.of("shop");
        MeshSpec injection = empty.withInjection(new Injection.Sidecar());
        assertThat(mesh.type()).isEqualTo(MeshType.NONE);
        assertThat(mesh.types()).isEmpty();
        assertThat(mesh.needs(injection, Snapshot.EMPTY)).isEmpty();
        assertThat(mesh.plan(empty, Snapshot.EMPTY, Shop.OWNER).findings()).isEmpty();
        assertThat(mesh.plan(injection, Snapshot.EMPTY, Shop.OWNER).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe()).contains("no mesh is configured", "ISTIO"));
        assertThat(mesh.check(shop.find(Shop.REVIEWS))).hasSize(1);
        assertThat(mesh.checkTogether(List.of())).isEmpty();
        assertThat(mesh.capabilities().of(Feature.RETRIES)).isInstanceOf(Support.Unsupported.class);
    }

    private EndpointCensus census() {
        return new EndpointCensus(loader.load(soFar -> EndpointCensus.needs("shop")));
    }
}
