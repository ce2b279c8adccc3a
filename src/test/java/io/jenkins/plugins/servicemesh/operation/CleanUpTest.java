package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        new RollBack(shop.context(OTHER, shop.cluster())).rollBack("shop", new EntrySelection.Last());
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

    @Test
    void aCleanupThatIsTakenBackPutsAllBackAsItWas() {
        shop.apply(Shop.everything());
        Map<ResourceId, JsonObject> applied = shop.objects();
        String id = shop.cleanUp().journalEntry().orElseThrow();
        assertThat(shop.objects()).isEqualTo(before);
        RollbackResult back = new RollBack(shop.context()).rollBack("shop", new EntrySelection.Entry(id));
        assertThat(back.isComplete()).as(back.toString()).isTrue();
        assertThat(shop.objects()).isEqualTo(applied);
        assertThat(shop.states()).containsExactly("UNDONE", "CLOSED");
        assertThat(shop.cleanUp().isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aCleanupIsTheLastThatARollbackTakesBackAndThenTheApply() {
        shop.apply(Shop.everything());
        Map<ResourceId, JsonObject> applied = shop.objects();
        shop.cleanUp();
        shop.rollBack();
        assertThat(shop.objects()).isEqualTo(applied);
        shop.rollBack();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aLaterCleanupLeavesAnEarlierOneAlone() {
        shop.apply(Shop.split("a", 10));
        shop.cleanUp();
        shop.edit(Shop.REVIEWS, CleanUpTest::halved);
        shop.apply(Shop.split("b", 20));
        RollbackResult second = shop.cleanUp();
        assertThat(second.isComplete()).as(second.toString()).isTrue();
        assertThat(shop.weights(0)).containsExactly(50, 50);
        assertThat(shop.weights(1)).containsExactly(100, 0);
    }

    @Test
    void aCleanupThatWasCutOffIsFinishedByTheNextAndBothAreTakenBackTogether() {
        shop.apply(Shop.everything());
        Map<ResourceId, JsonObject> applied = shop.objects();
        for (int writes = 1; writes < 12; writes++) {
            MortalCluster mortal =
                    new MortalCluster(shop.cluster(), writes, MortalCluster.Moment.BEFORE_THE_NEXT_WRITE);
            try {
                new CleanUp(shop.context(Shop.OWNER, mortal)).cleanUp("shop");
            } catch (MortalCluster.Death e) {
                assertThat(shop.states()).contains("CLOSED");
            }
            assertThat(shop.cleanUp().isComplete())
                    .as("after %s writes", writes)
                    .isTrue();
            assertThat(shop.objects()).isEqualTo(before);
            while (!shop.objects().equals(applied)) {
                assertThat(shop.rollBack().isComplete())
                        .as("after %s writes", writes)
                        .isTrue();
            }
        }
    }

    @Test
    void withForgetTheNamespaceHoldsWhatItHeldBeforeTheFirstApply() {
        Map<ResourceId, JsonObject> all = content();
        shop.apply(Shop.everything());
        shop.apply(Shop.split("a", 20));
        new CleanUp(shop.context()).cleanUp("shop");
        assertThat(new CleanUp(shop.context()).forget("shop")).isEqualTo(3);
        assertThat(content()).isEqualTo(all);
    }

    @Test
    void forgettingLeavesOthersEntriesAndOpenOnes() {
        new ApplyMesh(shop.context(OTHER, shop.cluster())).apply(Shop.split("b", 10), Shop.AT_ONCE);
        MortalCluster mortal = new MortalCluster(shop.cluster(), 2, MortalCluster.Moment.BEFORE_THE_NEXT_WRITE);
        assertThatThrownBy(
                        () -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.split("a", 99), Shop.AT_ONCE))
                .isInstanceOf(MortalCluster.Death.class);
        assertThat(new CleanUp(shop.context()).forget("shop")).isZero();
        assertThat(shop.entries()).hasSize(2);
    }

    @Test
    void forgettingDropsLapsedLeasesOfStoppedRuns() {
        shop.apply(Shop.split("a", 10));
        MortalCluster mortal = new MortalCluster(shop.cluster(), 2, MortalCluster.Moment.BEFORE_THE_NEXT_WRITE);
        assertThatThrownBy(
                        () -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.split("a", 99), Shop.AT_ONCE))
                .isInstanceOf(MortalCluster.Death.class);
        assertThat(shop.leases()).hasSize(1);
        new CleanUp(shop.context()).forget("shop");
        assertThat(shop.leases()).as("not lapsed yet").hasSize(1);
        shop.clock().pause(Duration.ofMinutes(2));
        shop.cleanUp();
        new CleanUp(shop.context()).forget("shop");
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void aCleanupWaitsForAnotherWriterOfTheHostAndThenSaysWhoItIs() {
        shop.apply(Shop.split("a", 10));
        shop.lockByAnotherBuild();
        shop.server().clearRequests();
        assertThatThrownBy(shop::cleanUp)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("another build is writing the routes of reviews.shop.svc.cluster.local");
        assertThat(shop.weights(0)).containsExactly(90, 10);
    }

    /** The weights of the first route, 50 each. */
    private static JsonObject halved(JsonObject tree) {
        JsonPatch patch = new JsonPatch(List.of(
                new JsonPatch.Replace(JsonPointer.of("spec", "http", 0, "route", 0, "weight"), JsonNumber.of(50)),
                new JsonPatch.Replace(JsonPointer.of("spec", "http", 0, "route", 1, "weight"), JsonNumber.of(50))));
        return (JsonObject) patch.apply(tree);
    }

    /** All that the namespace holds, entries and leases included. */
    private Map<ResourceId, JsonObject> content() {
        Map<ResourceId, JsonObject> content = new TreeMap<>(shop.objects());
        shop.server()
                .list(KubernetesTypes.CONFIG_MAP, "shop")
                .forEach(object -> content.put(object.id(), object.tree()));
        shop.leases().forEach(object -> content.put(object.id(), object.tree()));
        return content;
    }
}
