package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CleanUpTest {

    private static final Owner OTHER = new Owner("jenkins.example.org/shop/other");

    private final Shop shop = new Shop();
    private final Map<ResourceId, JsonObject> before = shop.objects();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void allThatThisOwnerMadeGoesAndLabelsAndWeightsOfOthersGoBack() {
        shop.apply(Shop.everything());
        assertThat(shop.cleanUp().conflicts()).isEmpty();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aSecondCleanupDoesNothing() {
        shop.apply(Shop.everything());
        shop.cleanUp();
        shop.server().clearRequests();
        RollbackResult second = shop.cleanUp();
        assertThat(second.isComplete()).isTrue();
        assertThat(second.written()).isEmpty();
        assertThat(shop.writes()).isZero();
    }

    @Test
    void itWorksAfterTheJournalWasPruned() {
        shop.apply(Shop.everything());
        for (int i = 1; i <= 30; i++) {
            shop.apply(Shop.split("a", 10 + i));
            shop.apply(Shop.timeout("a", 10 + i));
        }
        assertThat(shop.entries()).hasSizeLessThan(30);
        assertThat(shop.cleanUp().conflicts()).isEmpty();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void itWorksAfterARunWasCutOffAfterPruning() {
        for (int i = 1; i <= 25; i++) {
            shop.apply(Shop.split("a", 10 + i));
        }
        MortalCluster mortal = new MortalCluster(shop.cluster(), 2, MortalCluster.Moment.BEFORE_THE_NEXT_WRITE);
        try {
            new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.split("a", 99), Shop.AT_ONCE);
        } catch (MortalCluster.Death e) {
            assertThat(shop.states()).contains("OPEN");
        }
        assertThat(shop.cleanUp().conflicts()).isEmpty();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void objectsOfAnotherOwnerStay() {
        new ApplyMesh(shop.context(OTHER, shop.cluster())).apply(Shop.everything(), Shop.AT_ONCE);
        Map<ResourceId, JsonObject> others = shop.objects();
        assertThat(shop.cleanUp().conflicts()).isEmpty();
        assertThat(shop.objects()).isEqualTo(others);
    }

    @Test
    void whatWasChangedInAnotherOwnersObjectGoesBack() {
        new ApplyMesh(shop.context(OTHER, shop.cluster())).apply(Shop.everything(), Shop.AT_ONCE);
        Map<ResourceId, JsonObject> others = shop.objects();
        shop.apply(MeshSpec.of("shop").plus(MtlsSpec.ofNamespace(MtlsMode.PERMISSIVE)));
        assertThat(shop.objects()).isNotEqualTo(others);
        assertThat(shop.cleanUp().conflicts()).isEmpty();
        assertThat(shop.objects()).isEqualTo(others);
    }

    @Test
    void anotherOwnersEntriesOutliveOurs() {
        new ApplyMesh(shop.context(OTHER, shop.cluster())).apply(Shop.split("b", 10), Shop.AT_ONCE);
        for (int i = 1; i <= 25; i++) {
            shop.apply(Shop.split("a", 10 + i));
        }
        new RollBack(shop.context(OTHER, shop.cluster())).rollBack("shop", Optional.empty());
        assertThat(shop.weights(1)).containsExactly(100, 0);
    }

    @Test
    void routesOfOthersLeadAwayBeforeWhatTheyLeadToGoes() {
        shop.apply(Shop.everything());
        List<ResourceId> order = new CleanUp(shop.context())
                .plan("shop").changes().stream().map(Change::id).toList();
        assertThat(order.indexOf(Shop.REVIEWS))
                .isLessThan(order.indexOf(ResourceId.of(IstioTypes.DESTINATION_RULE, "shop", "reviews")));
        assertThat(order.indexOf(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "details")))
                .isLessThan(order.indexOf(ResourceId.of(IstioTypes.DESTINATION_RULE, "shop", "details")));
    }

    @Test
    void whatOthersChangedIsNamedAndTheRestGoes() {
        shop.apply(Shop.everything());
        shop.edit(
                Shop.SHOP,
                tree -> tree.with(
                        "metadata",
                        tree.object("metadata")
                                .with(
                                        "labels",
                                        tree.object("metadata").object("labels").with("istio-injection", "disabled"))));
        RollbackResult result = shop.cleanUp();
        assertThat(result.isComplete()).isFalse();
        assertThat(result.conflicts()).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("Namespace shop", "istio-injection", "disabled"));
        assertThat(shop.objects().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void whatMayNotBeListedIsNotTakenForGone() {
        shop.apply(Shop.everything());
        shop.server().deny(new AccessRule("list", "telemetry.istio.io", "telemetries", "*"));
        shop.server().clearRequests();
        assertThatThrownBy(shop::cleanUp)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("not allowed to list telemetries.telemetry.istio.io in namespace shop");
        assertThat(shop.writes()).isZero();
    }
}
