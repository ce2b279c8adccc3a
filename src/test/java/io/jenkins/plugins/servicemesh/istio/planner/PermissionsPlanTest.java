package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.ISTIO;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.OWNER;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.Feature;
import io.jenkins.plugins.servicemesh.mesh.Support;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.plan.Snapshot.Gap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan needs to read, and what it says where it may not. */
class PermissionsPlanTest {

    private static final MeshSpec TRAFFIC =
            SHOP.plus(ServiceSpec.of("reviews").withLoadBalancing(LoadBalancing.Simple.RANDOM));
    private static final MeshSpec ALL = TRAFFIC.withInjection(new Injection.Sidecar())
            .plus(MtlsSpec.ofNamespace(MtlsMode.STRICT))
            .plus(new AccessSpec(Optional.empty(), List.of("front"), List.of(), List.of(), List.of(), List.of()))
            .plus(TelemetrySpec.UNCHANGED);

    private static Plan planWithout(MeshSpec spec, Gap gap, Need... missing) {
        Snapshot snapshot = Snapshot.EMPTY;
        for (Need need : ISTIO.needs(spec, snapshot)) {
            snapshot = List.of(missing).contains(need) ? snapshot.with(need, gap) : snapshot.with(need, List.of());
        }
        return ISTIO.plan(spec, snapshot, OWNER);
    }

    @Test
    void onlyWhatTheIntentTouchesIsRead() {
        assertThat(ISTIO.needs(SHOP, Snapshot.EMPTY)).isEmpty();
        assertThat(ISTIO.needs(SHOP.plus(MtlsSpec.ofNamespace(MtlsMode.STRICT)), Snapshot.EMPTY))
                .containsExactly(Need.all(IstioTypes.PEER_AUTHENTICATION, "shop"));
        assertThat(ISTIO.needs(TRAFFIC, Snapshot.EMPTY))
                .containsExactly(
                        Need.all(IstioTypes.DESTINATION_RULE, "shop"),
                        Need.all(IstioTypes.VIRTUAL_SERVICE, "shop"),
                        Need.all(KubernetesTypes.SERVICE, "shop"),
                        Need.all(KubernetesTypes.ENDPOINT_SLICE, "shop"),
                        Need.all(KubernetesTypes.POD, "shop"));
        assertThat(ISTIO.needs(ALL, Snapshot.EMPTY)).hasSize(9);
    }

    @Test
    void anObjectThatMayNotBeSeenIsNoReasonToMakeAnother() {
        Plan plan = planWithout(TRAFFIC, Gap.FORBIDDEN, Need.all(IstioTypes.DESTINATION_RULE, "shop"));
        assertThat(plan.changes()).isEmpty();
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text)
                .contains("permission to list destinationrules.networking.istio.io in namespace shop"));
    }

    @Test
    void everyPartThatCannotBeReadIsAnErrorOfItsOwnAndTheOthersArePlanned() {
        Plan plan = planWithout(
                ALL,
                Gap.FORBIDDEN,
                Need.one(KubernetesTypes.NAMESPACE, "", "shop"),
                Need.all(IstioTypes.PEER_AUTHENTICATION, "shop"),
                Need.all(IstioTypes.AUTHORIZATION_POLICY, "shop"),
                Need.all(IstioTypes.TELEMETRY, "shop"));
        assertThat(errors(plan)).hasSize(4).containsOnly("istio/forbidden");
        assertThat(plan.changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly("DestinationRule");
    }

    @Test
    void aClusterWithoutIstioIsToldSo() {
        Plan plan = planWithout(TRAFFIC, Gap.NOT_SERVED, Need.all(IstioTypes.VIRTUAL_SERVICE, "shop"));
        assertThat(errors(plan)).containsExactly("istio/not-served");
    }

    @Test
    void endpointsThatMayNotBeSeenAreNotCheckedAndStopNothing() {
        Plan plan = planWithout(TRAFFIC, Gap.FORBIDDEN, Need.all(KubernetesTypes.POD, "shop"));
        assertThat(errors(plan)).isEmpty();
        assertThat(plan.changes()).hasSize(1);
        assertThat(sentences(plan))
                .contains("not checked: what answers behind service 'reviews', needs list pods in namespace shop");
    }

    @Test
    void allIsSupportedButRateLimitsForWhichTheNearestThingIsNamed() {
        for (Feature feature : Feature.values()) {
            boolean supported = ISTIO.capabilities().of(feature) instanceof Support.Supported;
            assertThat(supported).as(feature.words()).isEqualTo(feature != Feature.RATE_LIMIT);
        }
        assertThat(ISTIO.type()).isEqualTo(MeshType.ISTIO);
        assertThat(ISTIO.types()).endsWith(IstioTypes.DESTINATION_RULE, IstioTypes.VIRTUAL_SERVICE);
    }
}
