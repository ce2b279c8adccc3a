package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Someone else changes an object between the plan and the write. */
class MovedObjectTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anotherFieldOfTheObjectMayMove() {
        applyAfter(Shop.split("a", 10), () -> set(JsonNumber.of(50), "spec", "http", 1, "route", 0, "weight"));
        assertThat(shop.weights(0)).containsExactly(90, 10);
        assertThat(shop.weights(1)).containsExactly(50, 0);
    }

    @Test
    void anotherFieldMayMoveUnderAnEditThatIsLocked() {
        applyAfter(Shop.timeout("b", 3), () -> set(JsonNumber.of(50), "spec", "http", 0, "route", 0, "weight"));
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 1, "timeout")).contains(new JsonString("3s"));
        assertThat(shop.events()).anyMatch(ApplyEvent.MovedButSame.class::isInstance);
    }

    @Test
    void theRouteIsFoundWhereOthersMovedIt() {
        applyAfter(
                Shop.split("a", 10),
                () -> add(
                        JsonObject.of("name", "first")
                                .with(
                                        "route",
                                        JsonArray.of(List.of(JsonObject.of("destination", JsonObject.of("host", "x"))
                                                .with("weight", 100)))),
                        "spec",
                        "http",
                        0));
        assertThat(shop.weights(1)).containsExactly(90, 10);
        assertThat(shop.weights(0)).containsExactly(100);
    }

    @Test
    void theSameChangeByOthersIsNotMadeTwice() {
        applyAfter(Shop.timeout("a", 3), () -> set(new JsonString("3s"), "spec", "http", 0, "timeout"));
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "timeout")).contains(new JsonString("3s"));
        assertThat(shop.states()).containsExactly("CLOSED");
    }

    @Test
    void theSameFieldEndsItWithTheNewPlanAndNothingOfOursLeft() {
        Plan plan = new PlanMesh(shop.context()).plan(Shop.everything());
        set(JsonNumber.of(70), "spec", "http", 0, "route", 0, "weight");
        Map<ResourceId, JsonObject> before = shop.objects();
        MovedException moved = catchThrowableOfType(
                MovedException.class, () -> new ApplyMesh(shop.context()).apply(plan, Shop.everything(), Shop.AT_ONCE));
        assertThat(moved.remaining()).isEmpty();
        assertThat(moved).hasMessageContaining("VirtualService shop/reviews").hasMessageContaining("taken back");
        assertThat(edit(moved.now())).isNotEqualTo(edit(plan));
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("FAILED");
    }

    @Test
    void aRouteThatOthersRenamedIsNoSuccess() {
        Plan plan = new PlanMesh(shop.context()).plan(Shop.timeout("a", 3));
        set(new JsonString("z"), "spec", "http", 0, "name");
        assertThatThrownBy(() -> new ApplyMesh(shop.context()).apply(plan, Shop.timeout("a", 3), Shop.AT_ONCE))
                .isInstanceOf(MovedException.class);
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "timeout")).contains(new JsonString("9s"));
    }

    private void applyAfter(MeshSpec spec, Runnable other) {
        Plan plan = new PlanMesh(shop.context()).plan(spec);
        other.run();
        new ApplyMesh(shop.context()).apply(plan, spec, Shop.AT_ONCE);
    }

    private static Change.Edit edit(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.id().equals(Shop.REVIEWS))
                .map(Change.Edit.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void set(JsonValue value, Object... place) {
        other(new JsonPatch.Replace(JsonPointer.of(place), value));
    }

    private void add(JsonValue value, Object... place) {
        other(new JsonPatch.Add(JsonPointer.of(place), value));
    }

    private void other(JsonPatch.Operation operation) {
        shop.edit(Shop.REVIEWS, tree -> (JsonObject) new JsonPatch(List.of(operation)).apply(tree));
    }
}
