package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.apply.Applier;
import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MortalCluster.Moment;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans that no planner makes, and runs after runs that were cut off. */
class ApplierTest {

    private static final List<String> WHY = List.of("test");
    private static final ResourceId SETTINGS = ResourceId.of(KubernetesTypes.CONFIG_MAP, Shop.NAMESPACE, "settings");

    private final Shop shop = new Shop();
    private final Map<ResourceId, JsonObject> before = shop.objects();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anObjectThatOthersChangedIsNotRemoved() {
        Supplier<Plan> removal = () -> plan(new Change.Remove(shop.find(SETTINGS), WHY));
        Plan stale = removal.get();
        shop.edit(SETTINGS, tree -> tree.with("data", JsonObject.of("colour", "red")));
        assertThatThrownBy(() -> apply(stale, removal)).isInstanceOf(MovedException.class);
        assertThat(shop.server().find(SETTINGS)).isPresent();
    }

    @Test
    void aReplanWithErrorsIsNoSuccess() {
        Plan stale = plan(new Change.Remove(shop.find(SETTINGS), WHY));
        shop.edit(SETTINGS, tree -> tree.with("data", JsonObject.of("colour", "red")));
        Plan impossible = Plan.EMPTY.withFindings(List.of(Finding.error("test/no", "no longer possible")));
        MovedException moved = catchThrowableOfType(MovedException.class, () -> apply(stale, () -> impossible));
        assertThat(moved.now()).isEqualTo(impossible);
    }

    @Test
    void anObjectOfWhichOnlyTheVersionMovedIsRemoved() {
        Resource seen = shop.find(SETTINGS);
        Resource older =
                seen.withTree(seen.tree().with("metadata", seen.metadata().with("resourceVersion", "1")));
        apply(plan(new Change.Remove(older, WHY)), () -> plan(new Change.Remove(seen, WHY)));
        assertThat(shop.server().find(SETTINGS)).isEmpty();
    }

    @Test
    void aRemovedObjectComesBackWithTheRollback() {
        Plan removal = plan(new Change.Remove(shop.find(SETTINGS), WHY));
        apply(removal, () -> removal);
        assertThat(shop.rollBack().isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aRemovalThatIsStillWantedAfterTheReplyWasLostIsNotDoneTwice() {
        shop.server().intercept(Faults.dropReply(1, request -> request.method().equals("DELETE")));
        Plan removal = plan(new Change.Remove(shop.find(SETTINGS), WHY));
        ApplyResult result = apply(removal, () -> shop.server().find(SETTINGS).isPresent() ? removal : Plan.EMPTY);
        assertThat(result.outcomes()).hasSize(1);
        assertThat(shop.server().find(SETTINGS)).isEmpty();
    }

    @Test
    void aWriteThatTheServerRefusesAsWrongIsNotTriedAgain() {
        Resource settings = shop.find(SETTINGS);
        Plan wrong = plan(Change.Edit.between(
                settings, settings.withTree(settings.tree().with("data", JsonObject.of("no good key!", "x"))), WHY));
        ApplyFailedException failure =
                catchThrowableOfType(ApplyFailedException.class, () -> apply(wrong, () -> wrong));
        assertThat(failure.refusal().reason()).isEqualTo(Reason.INVALID);
        assertThat(shop.server().requests().writes())
                .filteredOn(each -> each.path().endsWith("/settings"))
                .hasSize(1);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aServerThatNeverTakesAWriteIsGivenUp() {
        shop.server()
                .intercept(request -> isEditOfReviews(request)
                        ? Optional.of(Response.failure(503, "ServiceUnavailable", "overloaded"))
                        : Optional.empty());
        assertThatThrownBy(() -> shop.apply(Shop.everything()))
                .isInstanceOf(ApplyFailedException.class)
                .hasMessageContaining("overloaded")
                .hasMessageContaining("all earlier writes were taken back");
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aReplanThatFailsTakesTheEarlierWritesBack() {
        AtomicInteger conflicts = new AtomicInteger();
        Resource marker = Resource.of(KubernetesTypes.CONFIG_MAP, Shop.NAMESPACE, "marker");
        Resource settings = shop.find(SETTINGS);
        Plan plan = new Plan(
                List.of(
                        new Change.Create(marker, WHY),
                        Change.Edit.between(
                                settings,
                                settings.withTree(settings.tree().with("data", JsonObject.of("colour", "red"))),
                                WHY)),
                List.of(),
                List.of());
        shop.edit(SETTINGS, tree -> tree.with("data", JsonObject.of("colour", "blue")));
        Map<ResourceId, JsonObject> now = shop.objects();
        assertThatThrownBy(() -> apply(plan, () -> {
                    conflicts.incrementAndGet();
                    throw new IllegalStateException("cannot plan");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(conflicts).hasValue(1);
        assertThat(shop.objects()).isEqualTo(now);
        assertThat(shop.events()).anyMatch(ApplyEvent.TakenBack.class::isInstance);
    }

    @Test
    void aRollbackThatTheServerNeverTakesSaysWhatRemains() {
        shop.apply(Shop.split("a", 10));
        shop.server()
                .intercept(request -> isEditOfReviews(request)
                        ? Optional.of(Response.failure(503, "ServiceUnavailable", "overloaded"))
                        : Optional.empty());
        RollbackResult result = shop.rollBack();
        assertThat(result.isComplete()).isFalse();
        assertThat(result.remaining().changes()).extracting(Change::id).contains(Shop.REVIEWS);
    }

    @Test
    void aRollbackUnderWhichAnObjectMovesGoesOn() {
        shop.apply(Shop.everything());
        AtomicInteger edits = new AtomicInteger();
        shop.server().intercept(request -> {
            if (isEditOfReviews(request) && edits.incrementAndGet() == 1) {
                shop.edit(
                        Shop.REVIEWS,
                        tree -> tree.with("spec", tree.object("spec").with("http", swapped(tree))));
            }
            return Optional.empty();
        });
        assertThat(shop.rollBack().isComplete()).isTrue();
        assertThat(shop.weights(0)).containsExactly(100, 0);
        assertThat(shop.weights(1)).containsExactly(100, 0);
        assertThat(edits.get()).isGreaterThan(1);
    }

    @Test
    void aRunBesideItOfOtherObjectsIsNotFinishedByIt() {
        cutOff(plan(new Change.Create(Resource.of(KubernetesTypes.CONFIG_MAP, Shop.NAMESPACE, "other"), WHY)), 1);
        shop.apply(Shop.split("a", 10));
        assertThat(shop.entries()).extracting(JournalEntry::continues).containsOnly(Optional.empty());
        assertThat(shop.states()).containsExactly("CLOSED", "OPEN");
    }

    @Test
    void aRunThatHadWrittenEverythingIsClosedAndNotUndoneWithTheNext() {
        MortalCluster mortal = new MortalCluster(shop.cluster(), 4, Moment.BEFORE_THE_NEXT_WRITE);
        catchThrowable(() -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.split("a", 10), Shop.AT_ONCE));
        assertThat(shop.weights(0)).containsExactly(90, 10);
        shop.clock().pause(Duration.ofMinutes(2));
        shop.apply(Shop.split("a", 20));
        assertThat(shop.states()).containsExactly("CLOSED", "CLOSED");
        shop.rollBack();
        assertThat(shop.weights(0)).containsExactly(90, 10);
    }

    @Test
    void aSuccessorThatFailsLeavesTheRunForTheNext() {
        MortalCluster mortal = new MortalCluster(shop.cluster(), 5, Moment.BEFORE_THE_NEXT_WRITE);
        catchThrowable(() -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.everything(), Shop.AT_ONCE));
        shop.clock().pause(Duration.ofMinutes(2));
        shop.server()
                .admit(
                        "no.example.org",
                        (operation, object) -> object.text("kind").equals(Optional.of("VirtualService"))
                                ? Optional.of("not today")
                                : Optional.empty());
        assertThatThrownBy(() -> new ApplyMesh(shop.context()).apply(Shop.everything(), Shop.AT_ONCE.withDryRun(false)))
                .isInstanceOf(ApplyFailedException.class);
        assertThat(shop.states()).containsExactly("FAILED", "OPEN");
        shop.server().admit("no.example.org", (operation, object) -> Optional.empty());
        shop.apply(Shop.everything());
        assertThat(shop.states()).containsExactly("CLOSED", "FAILED", "CLOSED");
        assertThat(shop.rollBack().isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aRunThatIsCutOffThreeTimesIsUndoneAsOne() {
        for (int writes = 5; writes <= 6; writes++) {
            MortalCluster mortal = new MortalCluster(shop.cluster(), writes, Moment.BEFORE_THE_NEXT_WRITE);
            catchThrowable(
                    () -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.everything(), Shop.AT_ONCE));
            shop.clock().pause(Duration.ofMinutes(2));
        }
        shop.apply(Shop.everything());
        assertThat(shop.states()).containsExactly("CLOSED", "CLOSED", "CLOSED");
        assertThat(shop.rollBack().isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void anEntryThatCannotBeReadIsLeftAlone() {
        Resource odd = Resource.of(KubernetesTypes.CONFIG_MAP, Shop.NAMESPACE, "mesh-journal-odd")
                .withLabel("servicemesh.jenkins.io/journal", "entry");
        shop.cluster()
                .create(
                        odd.withTree(odd.tree().with("data", JsonObject.of("entry.json", "{\"version\": 99}"))),
                        WriteMode.STORE);
        shop.apply(Shop.split("a", 10));
        assertThat(shop.entries()).hasSize(1);
        assertThat(shop.server().find(odd.id())).isPresent();
    }

    private ApplyResult apply(Plan plan, Supplier<Plan> replan) {
        return applier(shop.context()).apply(request(plan, replan));
    }

    private void cutOff(Plan plan, int writes) {
        OperationContext context =
                shop.context(Shop.OWNER, new MortalCluster(shop.cluster(), writes, Moment.BEFORE_THE_NEXT_WRITE));
        assertThat(catchThrowable(() -> applier(context).apply(request(plan, () -> plan))))
                .isInstanceOf(MortalCluster.Death.class);
    }

    private static Applier applier(OperationContext context) {
        return new Applier(context.cluster(), context.journal(), context.clock(), context.events());
    }

    private static ApplyRequest request(Plan plan, Supplier<Plan> replan) {
        return new ApplyRequest(
                plan, replan, Shop.NAMESPACE, List.of(), Shop.OWNER, "me", Shop.AT_ONCE.withDryRun(false));
    }

    private static Plan plan(Change change) {
        return new Plan(List.of(change), List.of(), List.of());
    }

    private static boolean isEditOfReviews(Request request) {
        return !request.isDryRun()
                && request.method().equals("PATCH")
                && request.path().endsWith("/virtualservices/reviews");
    }

    private static List<JsonObject> swapped(JsonObject tree) {
        List<JsonObject> routes = tree.object("spec").array("http").objects();
        return List.of(routes.get(1), routes.get(0), routes.get(2));
    }
}
