package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a time whether edits of objects that controllers keep stay. A controller may leave an annotation that is not its own
 * alone, so that a probe passes, and put back its own fields all the same.
 */
final class SharedWrites {

    private final Cluster cluster;
    private final PollClock clock;
    private final Runnable meanwhile;
    private final Insistence insistence;

    /** @param meanwhile done at each look */
    SharedWrites(Cluster cluster, PollClock clock, Runnable meanwhile) {
        this.cluster = cluster;
        this.clock = clock;
        this.meanwhile = meanwhile;
        this.insistence = new Insistence(clock);
    }

    /** What was undone of what the entry wrote to these objects; none when all stays. */
    List<Finding> undone(JournalEntry entry, List<Resource> shared, Duration time) {
        String deed = "undid the change within " + time.toSeconds() + " s";
        return new StayWatch(clock, meanwhile).refusals(shared, entry.owner(), id -> stays(id, entry), time, deed);
    }

    private boolean stays(ResourceId id, JournalEntry entry) {
        Optional<JsonObject> now = insistence.on(() -> cluster.read(id)).map(Resource::tree);
        return now.isPresent()
                && entry.changes().stream()
                        .filter(change -> change.id().equals(id))
                        .noneMatch(change -> isUndone(change, now.get()));
    }

    private static boolean isUndone(RecordedChange change, JsonObject now) {
        return change instanceof RecordedChange.Edited edited
                && edited.edits().stream().anyMatch(edit -> Unmade.test(now, List.of(edit)));
    }
}
