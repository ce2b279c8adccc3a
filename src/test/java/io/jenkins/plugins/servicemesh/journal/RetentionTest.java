package io.jenkins.plugins.servicemesh.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void theNewestStay() {
        assertThat(dropped(
                        2,
                        entry(4, State.UNDONE),
                        entry(3, State.UNDONE),
                        entry(2, State.UNDONE),
                        entry(1, State.UNDONE)))
                .containsExactly("2", "1");
    }

    @Test
    void oneStaysWhateverIsAsked() {
        assertThat(dropped(0, entry(2, State.UNDONE), entry(1, State.UNDONE))).containsExactly("1");
    }

    @Test
    void theFirstAndTheLastWriteOfAPlaceOfOthersStay() {
        assertThat(dropped(1, entry(5, State.FAILED), write(4), write(3), write(2), write(1)))
                .containsExactly("3", "2");
    }

    @Test
    void anOpenEntryStaysAndIsNotTakenForTheLast() {
        assertThat(dropped(
                        1,
                        entry(6, State.FAILED),
                        write(5).withState(State.OPEN),
                        write(4),
                        write(3),
                        write(2).withState(State.OPEN),
                        write(1)))
                .containsExactly("3");
    }

    @Test
    void whatWeMadeIsRemovedAsAWholeSoItsEditsMayGo() {
        Resource ours = RecordedChanges.OWNER.mark(thing(1));
        JournalEntry edit = RecordedChanges.entry("1", RecordedChanges.edit(ours, ours.withSpec(JsonObject.of("a", 2))))
                .withState(State.CLOSED);
        assertThat(dropped(1, entry(2, State.CLOSED), edit)).containsExactly("1");
    }

    @Test
    void aRunThatAnotherFinishedStaysWithIt() {
        assertThat(dropped(1, entry(2, State.CLOSED).continuing("1"), entry(1, State.CLOSED)))
                .isEmpty();
    }

    @Test
    void whatACleanupTookAwayStaysWithItForItMayStandAgain() {
        JournalEntry first = entry(1, State.UNDONE);
        assertThat(dropped(1, entry(2, State.CLOSED).cleaningUp(List.of(first)), first))
                .isEmpty();
    }

    @Test
    void eachOwnerKeepsItsOwn() {
        assertThat(dropped(1, write(4), write(3), of("other", write(2)), write(1), of("other", entry(0, State.CLOSED))))
                .containsExactly("3", "0");
    }

    @Test
    void aWriteOfAnotherOwnerIsNotOurLastOfThePlace() {
        assertThat(dropped(1, write(4), of("other", entry(3, State.FAILED)), of("other", write(2)), write(1)))
                .isEmpty();
    }

    private static List<String> dropped(int keep, JournalEntry... newestFirst) {
        return Retention.droppable(new ArrayList<>(List.of(newestFirst)), keep).stream()
                .map(JournalEntry::id)
                .toList();
    }

    @Test
    void whatIsForATimeStaysUntilItIsTakenBack() {
        JournalEntry timed = entry(1, State.CLOSED).lasting(Optional.of(Instant.EPOCH));
        JournalEntry newer = entry(2, State.CLOSED);
        assertThat(Retention.droppable(List.of(newer, timed), 1)).isEmpty();
        JournalEntry ended = timed.withState(State.UNDONE);
        assertThat(Retention.droppable(List.of(newer, ended), 1)).containsExactly(ended);
    }

    private static JournalEntry entry(int id, State state) {
        return RecordedChanges.entry(String.valueOf(id)).withState(state);
    }

    private static JournalEntry write(int id) {
        return RecordedChanges.entry(String.valueOf(id), RecordedChanges.edit(thing(id), thing(id + 1)))
                .withState(State.CLOSED);
    }

    private static JournalEntry of(String owner, JournalEntry entry) {
        return new JournalEntry(
                entry.id(),
                entry.namespace(),
                new Owner(owner),
                entry.by(),
                entry.why(),
                entry.opened(),
                entry.state(),
                entry.continues(),
                entry.until(),
                entry.cleansUp(),
                entry.rollout(),
                entry.changes());
    }

    private static Resource thing(int value) {
        return RecordedChanges.thing("x", JsonObject.of("a", value));
    }
}
