package io.jenkins.plugins.servicemesh.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.GeneratedTrees;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryCodecProperties {

    @Provide
    Arbitrary<JsonObject> trees() {
        return GeneratedTrees.objects();
    }

    @Property(tries = 300)
    void anEntryIsReadAsItWasWritten(
            @ForAll("trees") JsonObject before,
            @ForAll("trees") JsonObject after,
            @ForAll JournalEntry.State state,
            @ForAll boolean ours,
            @ForAll boolean continuing,
            @ForAll boolean cleanup) {
        Resource old = RecordedChanges.thing("edited", before);
        Resource marked = ours ? RecordedChanges.OWNER.mark(old) : old;
        JournalEntry entry = RecordedChanges.entry(
                        "1",
                        new Change.Create(RecordedChanges.thing("created", after), List.of()),
                        RecordedChanges.edit(marked, marked.withSpec(after)),
                        new Change.Remove(RecordedChanges.thing("removed", before), List.of()))
                .withState(state);
        JournalEntry kind = cleanup ? entry.cleaningUp(List.of(entry)) : entry;
        JournalEntry whole = continuing ? kind.continuing("0") : kind;
        assertThat(EntryCodec.decode(EntryCodec.encode(whole))).isEqualTo(whole);
    }

    @Example
    void aClusterWideObjectKeepsItsType() {
        ResourceType type = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
        Resource object = Resource.of(type, "", "shop");
        JournalEntry entry = RecordedChanges.entry("1", new Change.Create(object, List.of()));
        assertThat(EntryCodec.decode(EntryCodec.encode(entry))
                        .changes()
                        .get(0)
                        .id()
                        .type())
                .isEqualTo(type);
    }

    @Example
    void aTimeLimitIsKept() {
        JournalEntry entry = RecordedChanges.entry("1").lasting(Optional.of(Instant.EPOCH));
        assertThat(EntryCodec.decode(EntryCodec.encode(entry))).isEqualTo(entry);
        assertThat(entry.isOverdue(Instant.EPOCH)).isTrue();
        assertThat(entry.isOverdue(Instant.EPOCH.minusSeconds(1))).isFalse();
    }

    @Example
    void anEntryOfALaterVersionIsNotRead() {
        assertThatThrownBy(() -> EntryCodec.decode("{\"version\": 2}"))
                .isInstanceOf(EntryCodec.BadEntryException.class)
                .hasMessage("version 2 of a journal entry, only 1 is known");
    }

    @Example
    void anythingElseIsNoEntry() {
        assertThatThrownBy(() -> EntryCodec.decode("{\"version\": 1}"))
                .isInstanceOf(EntryCodec.BadEntryException.class)
                .hasMessageStartingWith("not a journal entry");
        assertThatThrownBy(() -> EntryCodec.decode("nonsense")).isInstanceOf(EntryCodec.BadEntryException.class);
    }

    @Example
    void aRemovedObjectIsKeptWithoutWhatAServerSets() {
        Resource object = RecordedChanges.thing("x", JsonObject.of("a", 1));
        Resource stored = object.withTree(object.tree()
                .with("status", JsonObject.of("ready", true))
                .with(
                        "metadata",
                        object.metadata()
                                .with("uid", "u")
                                .with("resourceVersion", "1")
                                .with("generation", 3)));
        JournalEntry entry = RecordedChanges.entry("1", new Change.Remove(stored, List.of()));
        assertThat(entry.changes()).containsExactly(new RecordedChange.Removed(object));
    }

    @Example
    void anObjectOfAnotherOwnerIsNotOurs() {
        Resource object = new Owner("other").mark(RecordedChanges.thing("x", JsonObject.of("a", 1)));
        JournalEntry entry =
                RecordedChanges.entry("1", RecordedChanges.edit(object, object.withSpec(JsonObject.of("a", 2))));
        assertThat(entry.changes())
                .singleElement()
                .isInstanceOfSatisfying(RecordedChange.Edited.class, edited -> assertThat(edited.ours())
                        .isFalse());
    }

    @Example
    void aChainEndsAtAnEntryThatIsGone() {
        JournalEntry first = RecordedChanges.entry("1").continuing("0");
        JournalEntry second = RecordedChanges.entry("2").continuing("1");
        assertThat(second.chain(List.of(second, first))).containsExactly(second, first);
        assertThat(first.continues()).isEqualTo(Optional.of("0"));
        assertThat(first.opened()).isEqualTo(Instant.EPOCH);
    }
}
