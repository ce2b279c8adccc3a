package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.journal.RecordedChanges;
import io.jenkins.plugins.servicemesh.operation.VirtualTime;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The small values and judgements of an apply. */
class ApplyValuesTest {

    private static final List<String> WHY = List.of("why");
    private static final ResourceId ID =
            RecordedChanges.thing("x", JsonObject.EMPTY).id();

    @Test
    void editsAreTheSameWhereverInTheListTheItemStands() {
        assertThat(SameEdits.test(
                        edit("{'l':[{'name':'a','w':1}]}", "{'l':[{'name':'a','w':2}]}"),
                        edit("{'l':[{'name':'z'},{'name':'a','w':1}]}", "{'l':[{'name':'z'},{'name':'a','w':2}]}")))
                .isTrue();
    }

    @Test
    void insertionsAndRemovalsAreComparedByWhatTheyPutAndTake() {
        Change insert = edit("{'l':[]}", "{'l':['x']}");
        Change other = edit("{'l':['y']}", "{'l':['y','x']}");
        Change delete = edit("{'l':['x','y']}", "{'l':['y']}");
        assertThat(SameEdits.test(insert, other)).isTrue();
        assertThat(SameEdits.test(insert, delete)).isFalse();
        assertThat(SameEdits.test(delete, edit("{'l':['z','x','y']}", "{'l':['z','y']}")))
                .isTrue();
    }

    @Test
    void anotherOldValueOrAnotherObjectIsNotTheSame() {
        assertThat(SameEdits.test(edit("{'a':1}", "{'a':2}"), edit("{'a':3}", "{'a':2}")))
                .isFalse();
        assertThat(SameEdits.test(create("x"), create("y"))).isFalse();
        assertThat(SameEdits.test(create("x"), create("x"))).isTrue();
        assertThat(SameEdits.test(create("x"), remove("x", "u"))).isFalse();
        assertThat(SameEdits.test(remove("x", "u"), remove("x", "u"))).isTrue();
        assertThat(SameEdits.test(remove("x", "u"), remove("x", "v"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CONFLICT", "ALREADY_EXISTS", "NOT_FOUND"})
    void anObjectThatMovedUnderADryRunIsNoFinding(Reason reason) {
        assertThat(RefusalFindings.of(ID, new ClusterException(reason, "moved")))
                .isEmpty();
    }

    @Test
    void aPatchThatDoesNotFitIsNoFindingButABadRequestIs() {
        assertThat(RefusalFindings.of(ID, new ClusterException(Reason.INVALID, 422, "no", List.of())))
                .isEmpty();
        assertThat(RefusalFindings.of(ID, new ClusterException(Reason.INVALID, 400, "unknown field", List.of())))
                .extracting(Finding::describe)
                .containsExactly("Thing shop/x: the API server refuses it: unknown field");
    }

    @Test
    void eachCauseIsAFindingAtItsField() {
        Cause cause = new Cause("spec.a", "FieldValueInvalid", "must be a number");
        assertThat(RefusalFindings.of(ID, new ClusterException(Reason.INVALID, 422, "no", List.of(cause))))
                .extracting(Finding::describe)
                .containsExactly("Thing shop/x, spec.a: the API server refuses it: must be a number");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNREACHABLE", "OTHER", "UNAUTHORIZED"})
    void aServerThatDoesNotJudgeEndsIt(Reason reason) {
        ClusterException refusal = new ClusterException(reason, "no");
        assertThatThrownBy(() -> RefusalFindings.of(ID, refusal)).isSameAs(refusal);
    }

    @Test
    void eachPermissionIsAskedForOnceInTheOrderOfTheWrites() {
        Plan plan = new Plan(
                List.of(create("x"), create("y"), edit("{'a':1}", "{'a':2}"), remove("z", "u")), List.of(), List.of());
        assertThat(Requirement.of(request(plan, List.of())).stream().map(Object::toString))
                .containsExactly(
                        "list configmaps in namespace shop",
                        "create configmaps in namespace shop",
                        "patch configmaps in namespace shop",
                        "delete configmaps in namespace shop",
                        "create things.example.org in namespace shop",
                        "patch things.example.org in namespace shop",
                        "delete things.example.org in namespace shop");
    }

    @Test
    void hostsNeedLeases() {
        assertThat(Requirement.of(request(Plan.EMPTY, List.of("reviews"))).stream()
                        .map(Object::toString))
                .contains(
                        "get leases.coordination.k8s.io in namespace shop",
                        "create leases.coordination.k8s.io in namespace shop",
                        "update leases.coordination.k8s.io in namespace shop",
                        "delete leases.coordination.k8s.io in namespace shop");
    }

    @Test
    void callsAreRepeatedWhileTheServerIsAway() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(new Insistence(new VirtualTime()).on(() -> {
                    if (calls.incrementAndGet() < 8) {
                        throw new ClusterException(Reason.UNREACHABLE, "away");
                    }
                    return "there";
                }))
                .isEqualTo("there");
    }

    @Test
    void callsAreNotRepeatedForEverNorWhenRefused() {
        assertThat(calls(Reason.OTHER)).isEqualTo(8);
        assertThat(calls(Reason.FORBIDDEN)).isEqualTo(1);
    }

    @Test
    void idsOfEntriesSortByTimeAndDifferWithinOne() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(EntryIds.next(now)).matches("[0-9a-z]+-[0-9a-z]{4}").isLessThan(EntryIds.next(now.plusMillis(1)));
    }

    @Test
    void aRollbackIsCompleteWhenNothingRemainsAndNothingWasLeft() {
        Finding finding = Finding.warning("r", "m");
        Plan left = new Plan(List.of(create("x")), List.of(), List.of());
        assertThat(new RollbackResult(List.of(), List.of(), Plan.EMPTY, Optional.empty()).isComplete())
                .isTrue();
        assertThat(new RollbackResult(List.of(), List.of(finding), Plan.EMPTY, Optional.empty()).isComplete())
                .isFalse();
        assertThat(new RollbackResult(List.of(), List.of(), left, Optional.empty()).isComplete())
                .isFalse();
    }

    @Test
    void anEventIsReadByItsKind() {
        List<ApplyEvent> events = List.of(
                new ApplyEvent.Planned(Plan.EMPTY),
                new ApplyEvent.Written(create("x")),
                new ApplyEvent.MovedButSame(create("x")),
                new ApplyEvent.TakenBack(create("x")),
                new ApplyEvent.Verified(Verification.NONE));
        assertThat(events.stream().map(event -> event.accept(new Kinds())))
                .containsExactly("planned", "written", "moved", "back", "verified");
    }

    private static int calls(Reason reason) {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> new Insistence(new VirtualTime()).on(() -> {
                    calls.incrementAndGet();
                    throw new ClusterException(reason, "no");
                }))
                .isInstanceOf(ClusterException.class);
        return calls.get();
    }

    private static ApplyRequest request(Plan plan, List<String> hosts) {
        return new ApplyRequest(
                plan,
                () -> plan,
                "shop",
                hosts,
                RecordedChanges.OWNER,
                "me",
                ApplyOptions.because("test").withDryRun(false).withVerifyFor(Duration.ZERO));
    }

    private static Change create(String name) {
        return new Change.Create(RecordedChanges.thing(name, JsonObject.EMPTY), WHY);
    }

    private static Change remove(String name, String uid) {
        Resource thing = RecordedChanges.thing(name, JsonObject.EMPTY);
        return new Change.Remove(
                thing.withTree(thing.tree().with("metadata", thing.metadata().with("uid", uid))), WHY);
    }

    private static Change edit(String before, String after) {
        return RecordedChanges.edit(thing(before), thing(after));
    }

    private static Resource thing(String spec) {
        return RecordedChanges.thing("x", JsonText.parseObject(spec.replace('\'', '"')));
    }

    private static final class Kinds implements ApplyEvent.Visitor<String> {
        @Override
        public String planned(ApplyEvent.Planned event) {
            return "planned";
        }

        @Override
        public String written(ApplyEvent.Written event) {
            return "written";
        }

        @Override
        public String movedButSame(ApplyEvent.MovedButSame event) {
            return "moved";
        }

        @Override
        public String takenBack(ApplyEvent.TakenBack event) {
            return "back";
        }

        @Override
        public String verified(ApplyEvent.Verified event) {
            return "verified";
        }
    }
}
