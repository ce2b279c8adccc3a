package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tries out whether controllers leave changes of ours to their objects alone: puts an annotation on each, and looks for a time
 * whether it stays. It is recorded as a change for that time, so whoever comes next takes away what a killed run left.
 */
public final class SharingProbe {

    /** What is put on an object for a moment. */
    public static final String ANNOTATION = "servicemesh.jenkins.io/probe";

    /** How long a controller that watches its objects takes at most, with some room. */
    public static final Duration TIME = Duration.ofSeconds(15);

    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;
    private final Runnable meanwhile;
    private final Insistence insistence;

    /** @param meanwhile done at each look, such as renewing leases */
    public SharingProbe(Cluster cluster, Journal journal, PollClock clock, Runnable meanwhile) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
        this.meanwhile = meanwhile;
        this.insistence = new Insistence(clock);
    }

    /**
     * Whose objects are tried out, and where that is recorded.
     *
     * @param namespace where the journal entry is kept
     * @param by the build or person that writes
     */
    public record Asker(String namespace, Owner owner, String by) {}

    /**
     * Tries out all of these objects at once; afterwards the annotation is gone again.
     *
     * @param objects as they were read, each kept by a controller
     * @param time how long the annotation has to stay
     * @throws FindingsException when a controller took it away, with what to change at the controller
     */
    public void probe(List<Resource> objects, Duration time, Asker asker) {
        if (!objects.isEmpty()) {
            FindingsException.throwIfErrors(probed(objects, time, asker));
        }
    }

    private List<Finding> probed(List<Resource> objects, Duration time, Asker asker) {
        Instant begun = clock.now();
        String value = begun.toString();
        Plan plan = annotating(objects, value);
        JournalEntry entry = JournalEntry.open(
                        EntryIds.next(begun),
                        asker.namespace(),
                        asker.owner(),
                        asker.by(),
                        "probe whether a controller undoes changes",
                        begun,
                        plan.changes())
                .lasting(Optional.of(begun.plus(time).plus(SLACK)));
        insistence.on(() -> journal.open(entry));
        try {
            write(plan, value);
            String deed = "took a probe away within " + time.toSeconds() + " s, and would undo the change";
            return new StayWatch(clock, meanwhile).refusals(objects, asker.owner(), id -> stays(id, value), time, deed);
        } finally {
            takeAway(entry);
        }
    }

    private static Plan annotating(List<Resource> objects, String value) {
        List<Change> edits = objects.stream()
                .<Change>map(object ->
                        Change.Edit.between(object, object.withAnnotation(ANNOTATION, value), List.of("probe")))
                .toList();
        return new Plan(edits, List.of(), List.of());
    }

    private void write(Plan plan, String value) {
        PersistentWriter writer = new PersistentWriter(cluster, clock);
        for (Change change : plan.changes()) {
            writer.write(change, () -> annotating(read(change.id()).stream().toList(), value));
        }
    }

    private boolean stays(ResourceId id, String value) {
        return read(id).filter(object -> value.equals(object.annotations().get(ANNOTATION)))
                .isPresent();
    }

    private Optional<Resource> read(ResourceId id) {
        return insistence.on(() -> cluster.read(id));
    }

    /** What cannot be taken away now stays recorded as overdue. */
    private void takeAway(JournalEntry entry) {
        if (new Rollback(cluster, clock).takeBack(entry, event -> {}).isEmpty()) {
            insistence.on(() -> journal.drop(entry));
        }
    }
}
