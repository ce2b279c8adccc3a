package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a promotion leaves, and what can be done after it. */
class PromotionTest {

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private String subsets() {
        ResourceId rule = ResourceId.of(IstioTypes.DESTINATION_RULE, Shop.NAMESPACE, "prices");
        return JsonText.print(shop.shop().find(rule).spec());
    }

    @Test
    void theOldVersionStaysReachable() {
        shop.run(RolloutShop.canary(EndingSpec.DEFAULT, "50"));
        assertThat(subsets()).contains("v1").contains("v2");
    }

    @Test
    void anOldVersionThatSomeoneElseMadeIsNotTakenAway() {
        shop.run(RolloutShop.canary(EndingSpec.DEFAULT.withKeepOld(Duration.ZERO), "50"));
        assertThat(subsets()).contains("v1").contains("v2");
    }

    @Test
    void aPromotionIsRecordedOnce() {
        shop.run(RolloutShop.canary(EndingSpec.DEFAULT, "5", "50"));
        assertThat(shop.shop().entries())
                .filteredOn(entry -> entry.why().endsWith(": promoted"))
                .hasSize(1)
                .allMatch(entry -> entry.state() == JournalEntry.State.CLOSED)
                .allMatch(entry -> entry.rollout().isEmpty());
    }

    @Test
    void theRecordedPromotionGivesTheWeightsBack() {
        RolloutSpec spec = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
        shop.run(spec);
        shop.shop().rollBack();
        assertThat(shop.share(resolved(spec))).isEqualTo("0");
    }

    private static RolloutSpec resolved(RolloutSpec spec) {
        return spec.withTargets(List.of(to("v1", "v2")));
    }

    @Test
    void aPipelineThatRunsAgainFindsItsWorkDone() {
        RolloutSpec spec = RolloutShop.canary(EndingSpec.DEFAULT, "50");
        shop.run(spec);
        Course again = Course.begin(shop, spec);
        assertThat(again.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(again.told()).containsExactly("nothing to do: the new version has everything already");
        assertThat(shop.leases()).isZero();
    }

    @Test
    void threeReleasesFollowOneAnother() {
        for (int release = 2; release <= 4; release++) {
            String version = "v" + release;
            shop.deploy(version, 2);
            shop.figures().give(version, 100, 0);
            RolloutSpec spec = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50")
                    .withTargets(
                            List.of(new RolloutTarget("prices", Optional.empty(), Version.named(version), List.of())));
            Ended end = (Ended) shop.run(spec).phase();
            assertThat(end.outcome()).as(version).isEqualTo(Outcome.SUCCEEDED);
            assertThat(shop.share(spec.on(MeshType.ISTIO).withTargets(List.of(to("v" + (release - 1), version)))))
                    .isEqualTo("100");
        }
        assertThat(shop.leases()).isZero();
    }

    private static RolloutTarget to(String old, String fresh) {
        return new RolloutTarget("prices", Optional.of(Version.named(old)), Version.named(fresh), List.of());
    }
}
