package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.OWNER;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.SHIFT;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.rollout;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshot;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.subsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every VirtualService. */
class ShiftProperties {

    private static final RolloutSpec ROLLOUT = rollout(RouteAddress.named(GeneratedRoutes.MEANT));
    private static final RolloutSpec FULL = Shifting.withAffinity(
            Shifting.withTesters(
                    ROLLOUT,
                    RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes")),
                    RequestMatch.ANY.withMethod(new StringMatch.Exact("PUT"))),
            "c");

    @Provide
    Arbitrary<Resource> virtualServices() {
        return GeneratedRoutes.virtualServices();
    }

    @Provide
    Arbitrary<BigDecimal> fractions() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(4);
    }

    private static Snapshot before(Resource virtualService) {
        return snapshot(ROLLOUT, virtualService, subsets("v1", "other"));
    }

    private static Snapshot prepared(RolloutSpec rollout, Resource virtualService) {
        Snapshot before = before(virtualService);
        return before.after(SHIFT.prepare(rollout, before, OWNER).changes());
    }

    private static Snapshot shifted(RolloutSpec rollout, Number percent, Snapshot before) {
        Plan plan = SHIFT.shift(rollout, Percent.of(percent), before, OWNER);
        assertThat(plan.findings()).isEmpty();
        return before.after(plan.changes());
    }

    private static Resource at(Snapshot snapshot) {
        return Shifting.virtualService(snapshot, "anything");
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void plannedAgainOnTheResultThereIsNothingToDo(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(max = 100) int percent) {
        Snapshot prepared = prepared(FULL, virtualService);
        assertThat(SHIFT.prepare(FULL, prepared, OWNER).changes()).isEmpty();
        Snapshot moved = shifted(FULL, percent, prepared);
        assertThat(SHIFT.shift(FULL, Percent.of(percent), moved, OWNER).changes())
                .isEmpty();
        Snapshot tidy = moved.after(SHIFT.tidy(FULL, false, moved, OWNER).changes());
        assertThat(SHIFT.tidy(FULL, false, tidy, OWNER).changes()).isEmpty();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aShareChangesTheWeightsOfBothVersionsInTheRouteAndNothingElse(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(max = 100) int percent) {
        Snapshot prepared = prepared(FULL, virtualService);
        Snapshot moved = shifted(FULL, percent, prepared);
        assertThat(blanked(at(moved))).isEqualTo(blanked(at(prepared)));
        assertThat(Shifting.destinationRule(moved)).isEqualTo(Shifting.destinationRule(prepared));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theRouteGivesTheShareThatWasWanted(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(max = 100) int percent) {
        Snapshot prepared = prepared(FULL, virtualService);
        int others = Shifting.share(FULL, prepared).others();
        Snapshot moved = shifted(FULL, percent, prepared);
        assertThat(Shifting.share(FULL, moved).percent()).isEqualByComparingTo(BigDecimal.valueOf(percent));
        assertThat(Shifting.share(FULL, moved).others()).isEqualTo(others);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void backAtNothingTheObjectIsAsPrepared(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(max = 100) int percent) {
        Snapshot prepared = prepared(FULL, virtualService);
        assertThat(at(shifted(FULL, 0, shifted(FULL, percent, prepared)))).isEqualTo(at(prepared));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void everyFractionOfAPercentIsExactInWholeWeights(@ForAll("fractions") BigDecimal percent) {
        ShareWeights weights = ShareWeights.of(new Percent(percent));
        assertThat(weights.isOf(new Percent(percent))).isTrue();
        assertThat(weights.stable()).isNotNegative();
        assertThat(weights.fresh()).isNotNegative();
        assertThat(weights.stable() + weights.fresh()).isBetween(1, 1_000_000);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatPreparationDidIsUndoneByItsInverse(@ForAll("virtualServices") Resource virtualService) {
        for (RolloutSpec rollout : List.of(ROLLOUT, FULL)) {
            Snapshot before = before(virtualService);
            for (Change change : SHIFT.prepare(rollout, before, OWNER).changes()) {
                Change.Edit edit = (Change.Edit) change;
                List<TreeEdit> inverse = new ArrayList<>();
                edit.edits().forEach(each -> inverse.add(0, each.inverse()));
                assertThat(TreeEditor.apply(edit.after().tree(), inverse))
                        .isEqualTo(edit.before().tree());
            }
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theWritesGiveWhatIsPlannedAndRefuseAnotherOrderOfRoutes(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Snapshot prepared = prepared(ROLLOUT, virtualService);
        Plan plan = SHIFT.shift(ROLLOUT, Percent.of(percent), prepared, OWNER);
        assertThat(plan.changes()).hasSize(1);
        Change.Edit edit = (Change.Edit) plan.changes().get(0);
        JsonPatch patch = PatchRenderer.render(edit.before(), edit.edits());
        assertThat(patch.apply(edit.before().tree())).isEqualTo(edit.after().tree());
        Resource reversed = reversed(edit.before());
        boolean moved = meantIndex(reversed) != meantIndex(edit.before());
        if (moved) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> patch.apply(reversed.tree()))
                    .isInstanceOf(JsonPatch.RefusedException.class);
        }
        Snapshot again = shifted(
                ROLLOUT,
                percent,
                prepared.after(List.of(new Change.Edit(edit.before(), reversed, List.of(), List.of("reordered")))));
        assertThat(meant(at(again))).isEqualTo(meant(edit.after()));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void otherRoutesStayAndNoRouteIsEverLost(@ForAll("virtualServices") Resource virtualService) {
        Snapshot prepared = prepared(FULL, virtualService);
        Snapshot moved = shifted(FULL, 100, prepared);
        Snapshot tidy = moved.after(SHIFT.tidy(FULL, false, moved, OWNER).changes());
        assertThat(otherThanMeant(at(tidy))).isEqualTo(otherThanMeant(virtualService));
        assertThat(meant(at(tidy)).array("route").isEmpty()).isFalse();
        assertThat(Shifting.destinationRule(tidy).spec().array("subsets").toString())
                .contains("\"other\"", "\"v1\"");
    }

    private static JsonObject meant(Resource virtualService) {
        return (JsonObject) virtualService.spec().array("http").get(meantIndex(virtualService));
    }

    private static int meantIndex(Resource virtualService) {
        return TreeEditor.indexOf(virtualService.spec().array("http"), "name", GeneratedRoutes.MEANT);
    }

    private static List<JsonObject> otherThanMeant(Resource virtualService) {
        return virtualService.spec().array("http").objects().stream()
                .filter(route ->
                        route.text("name").filter(GeneratedRoutes.MEANT::equals).isEmpty())
                .toList();
    }

    private static Resource reversed(Resource virtualService) {
        List<JsonObject> http =
                new ArrayList<>(virtualService.spec().array("http").objects());
        Collections.reverse(http);
        return virtualService.withSpec(virtualService.spec().with("http", http));
    }

    /** The object with the weights of reviews in the route that is meant set to 0. */
    private static JsonObject blanked(Resource virtualService) {
        JsonArray items = meant(virtualService)
                .array("route")
                .mapObjects(item ->
                        item.object("destination").text("host").orElse("").startsWith("reviews")
                                ? item.with("weight", 0)
                                : item);
        JsonArray http = virtualService.spec().array("http");
        JsonObject blank = meant(virtualService).with("route", items);
        return virtualService
                .withSpec(virtualService.spec().with("http", http.with(meantIndex(virtualService), blank)))
                .tree();
    }
}
