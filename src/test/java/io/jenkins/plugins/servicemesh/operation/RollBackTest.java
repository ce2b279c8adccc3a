package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollBackTest {

    private final Shop shop = new Shop();
    private final Map<ResourceId, JsonObject> before = shop.objects();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everythingIsAsItWas() {
        shop.apply(Shop.everything());
        RollbackResult result = shop.rollBack();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.written()).isNotEmpty();
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("UNDONE");
        assertThat(shop.events()).anyMatch(ApplyEvent.Written.class::isInstance);
    }

    @Test
    void runsAreTakenBackOneByOneTheLastFirst() {
        shop.apply(Shop.split("a", 10));
        shop.apply(Shop.split("a", 20));
        shop.rollBack();
        assertThat(shop.weights(0)).containsExactly(90, 10);
        shop.rollBack();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void nothingToTakeBackIsSaid() {
        assertThatThrownBy(shop::rollBack)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining(
                        "nothing to take back for owner jenkins.example.org/shop/deploy in namespace shop");
    }

    @Test
    void anEntryThatIsNotThereIsNamedWithThoseThatAre() {
        String id = shop.apply(Shop.split("a", 10)).journalEntry().orElseThrow();
        assertThatThrownBy(() -> new RollBack(shop.context()).rollBack("shop", new EntrySelection.Entry("nope")))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("no entry 'nope'")
                .hasMessageContaining(id);
    }

    @Test
    void anEntryIsTakenBackByItsId() {
        String id = shop.apply(Shop.split("a", 10)).journalEntry().orElseThrow();
        shop.apply(Shop.split("b", 20));
        Plan plan = new RollBack(shop.context()).plan("shop", new EntrySelection.Entry(id));
        assertThat(plan.changes()).extracting(Change::id).contains(Shop.REVIEWS);
        new RollBack(shop.context()).rollBack("shop", new EntrySelection.Entry(id));
        assertThat(shop.weights(0)).containsExactly(100, 0);
        assertThat(shop.weights(1)).containsExactly(80, 20);
    }

    @Test
    void whatOthersChangedStaysAndIsToldWithAllThreeValuesAndTheRestGoesBack() {
        shop.apply(Shop.everything());
        shop.edit(
                Shop.REVIEWS,
                tree -> routes(
                        tree,
                        list -> list.with(
                                0,
                                ((JsonObject) list.get(0))
                                        .with("route", weighted(((JsonObject) list.get(0)).array("route"), 60)))));
        RollbackResult result = shop.rollBack();
        assertThat(result.isComplete()).isFalse();
        assertThat(result.remaining().isEmpty()).isTrue();
        assertThat(result.conflicts()).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains(
                        "VirtualService shop/reviews, spec.http[0].route[0].weight",
                        "before 100",
                        "ours 90",
                        "now 60"));
        assertThat(shop.weights(0)).containsExactly(60, 0);
        assertThat(shop.objects().keySet()).isEqualTo(before.keySet());
        assertThat(shop.objects().get(Shop.SHOP)).isEqualTo(before.get(Shop.SHOP));
        assertThat(shop.states()).containsExactly("CLOSED");
    }

    @Test
    void anObjectOfOursThatOthersChangedIsLeft() {
        shop.apply(Shop.everything());
        ResourceId details = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "details");
        shop.edit(details, tree -> tree.with("spec", tree.object("spec").with("hosts", List.of("details", "more"))));
        RollbackResult result = shop.rollBack();
        assertThat(result.conflicts()).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("VirtualService shop/details", "before absent"));
        assertThat(shop.server().find(details)).isPresent();
    }

    @Test
    void anEditedObjectThatOthersRemovedIsTold() {
        shop.apply(Shop.split("a", 10));
        shop.cluster().delete(Shop.REVIEWS, Preconditions.NONE, WriteMode.STORE);
        assertThat(shop.rollBack().conflicts()).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("VirtualService shop/reviews", "now absent"));
    }

    @Test
    void anUnnamedRouteIsFoundAfterOthersReorderedTheList() {
        ResourceId ratings = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "ratings");
        shop.server().load("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: ratings, namespace: shop}
                spec:
                  hosts: [ratings]
                  http:
                  - match: [{uri: {prefix: /old}}]
                    redirect: {uri: /new}
                  - match: [{uri: {prefix: /v2}}]
                    route: [{destination: {host: elsewhere}}]
                  - route: [{destination: {host: ratings}}]
                """);
        JsonObject original = shop.objects().get(ratings);
        shop.apply(MeshSpec.of("shop")
                .plus(ServiceSpec.of("ratings")
                        .withRoutes(List.of(RouteSpec.only().withRequestTimeout(Duration.ofSeconds(4))))));
        assertThat(shop.at(ratings, "spec", "http", 2, "timeout")).contains(new JsonString("4s"));
        shop.edit(ratings, tree -> routes(tree, RollBackTest::reversed));
        assertThat(shop.rollBack().isComplete()).isTrue();
        shop.edit(ratings, tree -> routes(tree, RollBackTest::reversed));
        assertThat(shop.objects().get(ratings)).isEqualTo(original);
    }

    @Test
    void aMissingPermissionIsFoundBeforeAnyWrite() {
        shop.apply(Shop.everything());
        shop.server().deny(new AccessRule("delete", "networking.istio.io", "destinationrules", "*"));
        shop.server().clearRequests();
        assertThatThrownBy(shop::rollBack)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("not allowed to delete destinationrules");
        assertThat(shop.writes()).isZero();
    }

    @Test
    void whatMayNotBeReadIsNotTakenForGone() {
        shop.apply(Shop.everything());
        shop.server().deny(new AccessRule("get", "telemetry.istio.io", "telemetries", "*"));
        shop.server().clearRequests();
        assertThatThrownBy(shop::rollBack)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("not allowed to get telemetries.telemetry.istio.io in namespace shop");
        assertThat(shop.writes()).isZero();
        assertThat(shop.states()).containsExactly("CLOSED");
    }

    @Test
    void aRefusalForGoodEndsIt() {
        shop.apply(Shop.everything());
        shop.server()
                .admit(
                        "no.example.org",
                        (operation, object) ->
                                operation.name().equals("DELETE") ? Optional.of("not today") : Optional.empty());
        assertThatThrownBy(shop::rollBack).isInstanceOf(ClusterException.class).hasMessageContaining("not today");
        assertThat(shop.states()).containsExactly("CLOSED");
    }

    @Test
    void allOfABuildIsTakenBackTogetherAndThatOfAnotherBuildStays() {
        as("https://ci/job/shop/4/").apply(Shop.split("a", 10), Shop.AT_ONCE);
        as("https://ci/job/shop/42/").apply(Shop.split("b", 30), Shop.AT_ONCE);
        as("https://ci/job/shop/4/").apply(Shop.timeout("a", 7), Shop.AT_ONCE);
        RollbackResult result = new RollBack(shop.context()).rollBack("shop", new EntrySelection.Build("shop/4"));
        assertThat(result.isComplete()).as(result.toString()).isTrue();
        assertThat(shop.states()).containsExactly("UNDONE", "CLOSED", "UNDONE");
        assertThat(shop.weights(0)).containsExactly(100, 0);
        assertThat(shop.weights(1)).containsExactly(70, 30);
    }

    @Test
    void allSinceATimeIsTakenBackTogetherWithOnePlanAndProof() {
        shop.apply(Shop.split("a", 10));
        Map<ResourceId, JsonObject> then = shop.objects();
        Instant time = shop.clock().now();
        shop.apply(Shop.split("a", 20));
        shop.apply(Shop.everything());
        shop.apply(Shop.timeout("b", 3));
        EntrySelection since = new EntrySelection.Since(time);
        Plan plan = new RollBack(shop.context()).plan("shop", since);
        assertThat(plan.changes()).extracting(Change::id).doesNotHaveDuplicates();
        RollbackResult result = new RollBack(shop.context()).rollBack("shop", since);
        assertThat(result.isComplete()).as(result.toString()).isTrue();
        assertThat(result.written()).hasSameSizeAs(plan.changes());
        assertThat(shop.objects()).isEqualTo(then);
    }

    @Test
    void aTimeBeforeAnApplyAndItsCleanupTakesBothBack() {
        Instant time = shop.clock().now();
        shop.apply(Shop.everything());
        shop.cleanUp();
        RollbackResult result = new RollBack(shop.context()).rollBack("shop", new EntrySelection.Since(time));
        assertThat(result.isComplete()).as(result.toString()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("UNDONE", "UNDONE");
    }

    @Test
    void aSelectionWithoutEntriesIsSaid() {
        shop.apply(Shop.split("a", 10));
        RollBack rollBack = new RollBack(shop.context());
        assertThatThrownBy(() -> rollBack.rollBack("shop", new EntrySelection.Build("7")))
                .hasMessageContaining("nothing of build '7' to take back");
        assertThatThrownBy(() -> rollBack.rollBack(
                        "shop", new EntrySelection.Since(shop.clock().now())))
                .hasMessageContaining("nothing since 2026-01-01");
    }

    @Test
    void aPlanWritesNothing() {
        shop.apply(Shop.split("a", 10));
        shop.server().clearRequests();
        assertThat(new RollBack(shop.context())
                        .plan("shop", new EntrySelection.Last())
                        .isEmpty())
                .isFalse();
        assertThat(shop.writes()).isZero();
    }

    @Test
    void leasesAreGivenBack() {
        shop.apply(Shop.split("a", 10));
        shop.rollBack();
        assertThat(shop.leases()).isEmpty();
        assertThat(shop.server().requests().writes())
                .filteredOn(request -> request.toString().contains("/leases"))
                .hasSize(4);
    }

    private ApplyMesh as(String by) {
        return new ApplyMesh(
                new OperationContext(shop.cluster(), new IstioManager(), Shop.OWNER, by, shop.clock(), event -> {}));
    }

    private static JsonObject routes(JsonObject tree, UnaryOperator<JsonArray> change) {
        return tree.with(
                "spec",
                tree.object("spec")
                        .with("http", change.apply(tree.object("spec").array("http"))));
    }

    private static JsonArray reversed(JsonArray list) {
        List<JsonValue> items = new ArrayList<>(list.items());
        Collections.reverse(items);
        return JsonArray.of(items);
    }

    private static JsonArray weighted(JsonArray destinations, int weight) {
        return destinations.with(0, ((JsonObject) destinations.get(0)).with("weight", weight));
    }
}
