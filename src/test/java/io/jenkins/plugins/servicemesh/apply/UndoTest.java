package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChanges;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

    private static final List<String> WHY = List.of("why");
    private static final Need NEED = Need.one(RecordedChanges.THING, "shop", "x");

    @Test
    void aRemovedObjectIsMadeAgain() {
        Plan plan = undo(now(), removed("{'a':1}"));
        assertThat(plan.changes()).containsExactly(new Change.Create(thing("{'a':1}"), List.of("back to what it was")));
    }

    @Test
    void aRemovedObjectThatIsThereAgainNeedsNothing() {
        Plan plan = undo(now("{'a':1}"), removed("{'a':1}"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void aRemovedObjectThatOthersMadeAnewIsTold() {
        assertThat(conflict(undo(now("{'a':2}"), removed("{'a':1}"))))
                .contains("Thing shop/x", "before {", "\"a\":1", "ours absent", "now {", "\"a\":2");
    }

    @Test
    void anObjectThatWasRemovedAndMadeAnewBecomesTheOldOneAndStaysTheSameObject() {
        Resource there = stored(thing("{'a':2}"));
        Plan plan = Undo.plan(
                List.of(RecordedChanges.entry("2", created("{'a':2}")), RecordedChanges.entry("1", removed("{'a':1}"))),
                snapshot(there));
        Change.Edit edit = (Change.Edit) plan.changes().get(0);
        assertThat(edit.after()).isEqualTo(there.withSpec(JsonObject.of("a", 1)));
    }

    @Test
    void aCreatedObjectThatIsGoneNeedsNothing() {
        assertThat(undo(now(), created("{'a':1}")).isEmpty()).isTrue();
    }

    @Test
    void anEditOfARouteThatIsGoneIsTold() {
        String before = "{'http':[{'name':'a','w':1}]}";
        assertThat(conflict(undo(now("{'http':[]}"), edit(before, before.replace("1", "2")))))
                .contains("spec.http[0].w", "now absent");
    }

    @Test
    void anItemThatOthersChangedIsNotTakenAway() {
        assertThat(conflict(undo(now("{'l':[{'name':'a','w':3}]}"), edit("{'l':[]}", "{'l':[{'name':'a','w':2}]}"))))
                .contains(
                        "spec.l[0]", "before absent", "ours {\"name\":\"a\",\"w\":2}", "now {\"name\":\"a\",\"w\":3}");
    }

    @Test
    void anItemThatOthersTookAwayNeedsNothing() {
        Plan plan = undo(now("{'l':['z']}"), edit("{'l':['z','y']}", "{'l':['z','y','x']}"));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void anItemIsTakenAwayWhereOthersMovedIt() {
        assertUndone("{'l':['x','n','z']}", edit("{'l':['z']}", "{'l':['z','x']}"), "{'l':['n','z']}");
    }

    @Test
    void anItemThatOthersPutBackNeedsNothing() {
        assertThat(undo(now("{'l':['y','x']}"), edit("{'l':['x','y']}", "{'l':['y']}"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void anItemThatOthersPutBackDifferentlyIsTold() {
        assertThat(conflict(undo(
                        now("{'l':['y',{'name':'a','w':2}]}"), edit("{'l':[{'name':'a','w':1},'y']}", "{'l':['y']}"))))
                .contains("spec.l[1]", "before {\"name\":\"a\",\"w\":1}", "ours absent");
    }

    @Test
    void anItemOfAListThatIsGoneIsTold() {
        assertThat(conflict(undo(now("{}"), edit("{'l':['x','y']}", "{'l':['y']}"))))
                .contains("spec.l[0]", "now absent");
    }

    @Test
    void anItemOfAListThatGotShorterComesLast() {
        assertUndone("{'l':[]}", edit("{'l':['x','y','z']}", "{'l':['x','y']}"), "{'l':['z']}");
    }

    @Test
    void aMemberOfAnObjectThatIsGoneIsTold() {
        assertThat(conflict(undo(now("{'k':1}"), edit("{'o':{'a':1,'b':2},'k':1}", "{'o':{'b':2},'k':1}"))))
                .contains("spec.o.a", "before 1", "ours absent", "now absent");
    }

    @Test
    void anItemThatBecameAnotherIsFoundAsIt() {
        assertUndone("{'l':['n','b']}", edit("{'l':['a']}", "{'l':['b']}"), "{'l':['n','a']}");
    }

    @Test
    void anItemThatBecameAnotherAndIsGoneIsTold() {
        assertThat(conflict(undo(now("{'l':[]}"), edit("{'l':['a']}", "{'l':['b']}"))))
                .contains("spec.l[0]", "before \"a\"");
    }

    @Test
    void anItemThatBecameAnotherAndIsBackElsewhereNeedsNothing() {
        assertThat(undo(now("{'l':['n','a']}"), edit("{'l':['a']}", "{'l':['b']}"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aNewMemberOfSomethingThatBecameATextIsTold() {
        assertThat(undo(now("{'o':'text'}"), edit("{'o':{}}", "{'o':{'a':1}}")).findings())
                .isEmpty();
    }

    @Test
    void aListWhereNoneWasHasNoItemThatWeKnow() {
        assertThat(conflict(undo(now("{'o':[{'name':'z'}]}"), edit("{'o':{'0':{'a':1}}}", "{'o':{'0':{'a':2}}}"))))
                .contains("spec.o[0].a");
    }

    @Test
    void aListThatBecameSomethingElseHasNoItem() {
        assertThat(undo(now("{'l':'text'}"), edit("{'l':[]}", "{'l':['x']}")).findings())
                .isEmpty();
        assertThat(conflict(undo(now("{'l':'text'}"), edit("{'l':['x','y']}", "{'l':['y']}"))))
                .contains("spec.l[0]");
    }

    @Test
    void anInsertBehindTheEndOfAListThatGotShorterIsNoUnmadeOne() {
        assertThat(undo(now("{'l':[]}"), edit("{'l':['x','y']}", "{'l':['x','y','z']}"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theOldestRecordOfAPlaceCountsWhenThoseInBetweenAreGone() {
        JournalEntry first = RecordedChanges.entry("1", edit("{'a':1}", "{'a':2}"));
        JournalEntry last = RecordedChanges.entry("9", edit("{'a':8}", "{'a':9}"));
        Plan plan = Undo.plan(List.of(last, first), now("{'a':9}"));
        assertThat(result(plan, now("{'a':9}"))).isEqualTo(json("{'a':1}"));
        assertThat(Undo.plan(List.of(last, first), now("{'a':1}")).findings()).isEmpty();
        assertThat(Undo.plan(List.of(last, first), now("{'a':5}")).findings()).hasSize(1);
    }

    @Test
    void aMemberThatWasTakenAwayAndSetAgainGoesBackToTheFirstValue() {
        JournalEntry first = RecordedChanges.entry("1", edit("{'a':1,'k':0}", "{'k':0}"));
        JournalEntry last = RecordedChanges.entry("9", edit("{'a':8,'k':0}", "{'a':9,'k':0}"));
        assertThat(result(Undo.plan(List.of(last, first), now("{'a':9,'k':0}")), now("{'a':9,'k':0}")))
                .isEqualTo(json("{'a':1,'k':0}"));
    }

    @Test
    void whatWasDoneInAnItemThatWeMadeAndThatIsGoneNeedsNothing() {
        String made = "{'l':[{'name':'a','w':0}]}";
        JournalEntry first = RecordedChanges.entry("1", edit("{'l':[]}", made));
        JournalEntry last = RecordedChanges.entry("9", edit(made, made.replace("0", "100")));
        Snapshot now = now(made.replace("0", "100"));
        assertThat(result(Undo.plan(List.of(last, first), now), now)).isEqualTo(json("{'l':[]}"));
        assertThat(Undo.plan(List.of(last, first), now("{'l':[]}")).findings()).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsAnError() {
        Snapshot gap = Snapshot.EMPTY.with(NEED, Snapshot.Gap.FORBIDDEN);
        assertThat(Finding.errors(undo(gap, created("{'a':1}")).findings())).hasSize(1);
    }

    @Test
    void aLongValueIsCutInTheReport() {
        String text = "x".repeat(500);
        assertThat(conflict(undo(now("{'a':'" + text + "'}"), edit("{'a':1}", "{'a':2}"))))
                .contains("...")
                .hasSizeLessThan(500);
    }

    private static void assertUndone(String now, Change change, String expected) {
        Plan plan = undo(now(now), change);
        assertThat(plan.findings()).isEmpty();
        assertThat(result(plan, now(now))).isEqualTo(json(expected));
    }

    private static JsonObject result(Plan plan, Snapshot now) {
        return now.after(plan.changes()).find(thing("{}").id()).orElseThrow().spec();
    }

    private static String conflict(Plan plan) {
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.findings()).hasSize(1);
        assertThat(plan.findings().get(0).isError()).isFalse();
        return plan.findings().get(0).describe();
    }

    private static Plan undo(Snapshot now, Change change) {
        return Undo.plan(List.of(RecordedChanges.entry("1", change)), now);
    }

    private static Change created(String spec) {
        return new Change.Create(thing(spec), WHY);
    }

    private static Change removed(String spec) {
        return new Change.Remove(thing(spec), WHY);
    }

    private static Change edit(String before, String after) {
        return RecordedChanges.edit(thing(before), thing(after));
    }

    private static Snapshot now() {
        return Snapshot.EMPTY.with(NEED, List.of());
    }

    private static Snapshot now(String spec) {
        return snapshot(thing(spec));
    }

    private static Snapshot snapshot(Resource there) {
        return Snapshot.EMPTY.with(NEED, List.of(there));
    }

    private static Resource stored(Resource resource) {
        return resource.withTree(resource.tree()
                .with("metadata", resource.metadata().with("uid", "u").with("resourceVersion", "7"))
                .with("status", JsonObject.of("ready", true)));
    }

    private static Resource thing(String spec) {
        return RecordedChanges.thing("x", json(spec));
    }

    private static JsonObject json(String text) {
        return JsonText.parseObject(text.replace('\'', '"'));
    }
}
