package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChanges;
import io.jenkins.plugins.servicemesh.plan.GeneratedTrees;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was edited, undoing it ends where it began. */
class UndoProperties {

    @Provide
    Arbitrary<JsonObject> trees() {
        return GeneratedTrees.objects();
    }

    @Property
    void undoingAnEditEndsWhereItBegan(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        JournalEntry entry = entry("1", before, after);
        assertUndone(Undo.plan(List.of(entry), now(after)), after, before);
    }

    @Property
    void anEditThatWasNeverMadeNeedsNothing(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        Plan plan = Undo.plan(List.of(entry("1", before, after)), now(before));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.findings()).isEmpty();
    }

    @Property
    void twoEntriesAreUndoneTheLastFirst(
            @ForAll("trees") JsonObject first, @ForAll("trees") JsonObject second, @ForAll("trees") JsonObject third) {
        List<JournalEntry> entries = List.of(entry("2", second, third), entry("1", first, second));
        assertUndone(Undo.plan(entries, now(third)), third, first);
    }

    @Property
    void anUnrelatedMemberOfOthersStays(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        JsonObject now = after.with("others", "theirs");
        assertUndone(Undo.plan(List.of(entry("1", before, after)), now(now)), now, before.with("others", "theirs"));
    }

    private static JournalEntry entry(String id, JsonObject before, JsonObject after) {
        return RecordedChanges.entry(id, RecordedChanges.edit(thing(before), thing(after)));
    }

    private static void assertUndone(Plan plan, JsonObject now, JsonObject expected) {
        assertThat(plan.findings()).isEmpty();
        Snapshot after = now(now).after(plan.changes());
        assertThat(after.find(thing(now).id()).orElseThrow().spec()).isEqualTo(expected);
    }

    private static Resource thing(JsonObject spec) {
        return RecordedChanges.thing("x", spec);
    }

    private static Snapshot now(JsonObject spec) {
        return Snapshot.EMPTY.with(Need.one(RecordedChanges.THING, "shop", "x"), List.of(thing(spec)));
    }
}
