package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.SharingProbe;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.SelfHealing;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rollout edits what a controller keeps only where that is asked for and a probe stays; it asks once, before it writes anything. */
class SharedRolloutTest {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final ResourceId ROUTES = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, "prices");
    private static final ResourceId RULE = ResourceId.of(IstioTypes.DESTINATION_RULE, Shop.NAMESPACE, "prices");
    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
    private static final RolloutSpec SHARED = CANARY.with(Sharing.SHARE);

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static Outcome outcome(RolloutState state) {
        return ((Ended) state.phase()).outcome();
    }

    private long probes() {
        return shop.shop().server().requests().writes().stream()
                .filter(write -> write.method().equals("PATCH") && !write.path().contains("/configmaps/"))
                .filter(write -> write.request().body().contains("servicemesh.jenkins.io~1probe"))
                .count();
    }

    /** All but the records of rollouts. */
    private Map<ResourceId, JsonObject> meshObjects() {
        Map<ResourceId, JsonObject> objects = shop.shop().objects();
        objects.keySet().removeIf(id -> id.type().sameKind(KubernetesTypes.CONFIG_MAP));
        return objects;
    }

    private String why(RolloutState state) {
        return state.moments().get(state.moments().size() - 1).text();
    }

    @Test
    void isRefusedUnlessSharingIsAskedFor() {
        SelfHealing.mark(shop.shop(), ROUTES);
        RolloutState end = shop.run(CANARY);
        assertThat(outcome(end)).isEqualTo(Outcome.REFUSED);
        assertThat(why(end)).contains("Argo CD", "ignoreDifferences");
        assertThat(probes()).isZero();
    }

    @Test
    void isPromotedWhereTheControllerLeavesItAlone() {
        SelfHealing.mark(shop.shop(), ROUTES);
        SelfHealing.mark(shop.shop(), RULE);
        assertThat(outcome(shop.run(SHARED))).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(SHARED)).isEqualTo("100");
        assertThat(shop.shop().find(ROUTES).annotations()).doesNotContainKey(SharingProbe.ANNOTATION);
    }

    @Test
    void probesEachObjectOnce() {
        SelfHealing.mark(shop.shop(), ROUTES);
        SelfHealing.mark(shop.shop(), RULE);
        shop.run(SHARED);
        assertThat(probes()).isEqualTo(4); // put on both, taken off both
    }

    @Test
    void isRefusedBeforeItWritesAnythingWhereTheControllerTakesTheProbeAway() {
        SelfHealing.ofAll(shop.shop(), ROUTES, SOON);
        Map<ResourceId, JsonObject> before = meshObjects();
        RolloutState end = shop.run(SHARED);
        assertThat(outcome(end)).isEqualTo(Outcome.REFUSED);
        assertThat(why(end)).contains("Argo CD took a probe away", "ignoreDifferences");
        assertThat(meshObjects()).isEqualTo(before);
        assertThat(shop.shop().entries()).isEmpty();
    }

    @Test
    void isPutBackAsItWasWhenTheNewVersionFails() {
        SelfHealing.mark(shop.shop(), ROUTES);
        SelfHealing.mark(shop.shop(), RULE);
        Map<ResourceId, JsonObject> before = meshObjects();
        shop.figures().give("v2", 50, 50);
        assertThat(outcome(shop.run(SHARED))).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(meshObjects()).isEqualTo(before);
    }

    @Test
    void isHeldWhereTheControllerLetsTheProbeBeAndUndoesTheWeights() {
        SelfHealing.ofSpec(shop.shop(), ROUTES, SOON);
        assertThat(outcome(shop.run(SHARED))).isEqualTo(Outcome.HELD);
    }

    @Test
    void doesNotBeginWhereThePolicyDoesNotAllowIt() {
        SelfHealing.mark(shop.shop(), ROUTES);
        Rollouts rollouts =
                new Rollouts(Sites.withPolicy(shop.site(), () -> ClusterPolicy.NONE.sharingIn(namespace -> false)));
        assertThatThrownBy(() -> rollouts.begin(SHARED, moment -> {}))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("sharing objects with controllers is not allowed in shop");
        assertThat(shop.shop().writes()).isZero();
    }

    @Test
    void isRefusedBeforeAProbeWhereThePolicyIsTakenAwayOnceItHasBegun() {
        SelfHealing.mark(shop.shop(), ROUTES);
        boolean[] allowed = {true};
        Rollouts rollouts = new Rollouts(
                Sites.withPolicy(shop.site(), () -> ClusterPolicy.NONE.sharingIn(namespace -> allowed[0])));
        RolloutDriver driver = rollouts.begin(SHARED, moment -> {});
        allowed[0] = false;
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.REFUSED);
        assertThat(probes()).isZero();
    }

    @Test
    void goesOnSharingAfterARestart() {
        SelfHealing.mark(shop.shop(), ROUTES);
        RolloutDriver driver = shop.rollouts().begin(SHARED, moment -> {});
        driver.advance();
        Rollouts later = new Rollouts(shop.site(shop.shop().cluster(), "build 1"));
        RolloutState end = later.finish(later.resume(
                shop.site().store().find(Shop.NAMESPACE, driver.record().id()).orElseThrow(), moment -> {}));
        assertThat(outcome(end)).isEqualTo(Outcome.SUCCEEDED);
    }
}
