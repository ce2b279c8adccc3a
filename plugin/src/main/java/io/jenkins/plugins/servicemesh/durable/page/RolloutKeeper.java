package io.jenkins.plugins.servicemesh.durable.page;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.journal.ConfigMapJournal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * Keeps with a build what its rollout's objects were before and after, and archives all of it in the end. It talks to
 * the cluster, so it is called where rollouts are advanced. What it cannot keep is missing on the page, and never stops
 * a rollout.
 */
public final class RolloutKeeper {

    private static final Logger LOGGER = Logger.getLogger(RolloutKeeper.class.getName());

    private final Run<?, ?> run;
    private final MeshRolloutAction page;
    private final String cluster;

    /** @param cluster its name */
    public RolloutKeeper(Run<?, ?> run, String cluster) {
        this.run = run;
        this.page = MeshRolloutAction.of(run);
        this.cluster = cluster;
    }

    /** Nothing is written yet: the objects are as they were before. */
    public void begin(RolloutRecord record) {
        Optional<RolloutView> view = page.rollout(record.id());
        boolean isBefore = record.state().phase() instanceof Preparing
                && view.filter(there -> there.objects().isBeforeKnown()).isEmpty();
        if (isBefore) {
            look(record)
                    .ifPresent(seen -> view.ifPresent(there -> there.objects().before(seen)));
            page.save();
        }
    }

    /** It ended: the objects stay as they are. A build that is over gets no more artifacts. */
    public void end(RolloutRecord record) {
        Optional<RolloutView> view = page.rollout(record.id());
        look(record).ifPresent(seen -> view.ifPresent(there -> there.objects().after(seen)));
        page.save();
        if (run.isBuilding() && run.getRootDir().isDirectory()) {
            view.ifPresent(there -> archive(there, entries(record)));
        }
    }

    private Cluster cluster() {
        return MeshConfiguration.get()
                .find(Optional.of(cluster), run.getParent().getFullName())
                .share(line -> LOGGER.log(Level.FINE, line));
    }

    private Optional<RouteSnapshot> look(RolloutRecord record) {
        try {
            return Optional.of(RouteSnapshot.take(cluster(), record));
        } catch (RuntimeException e) {
            LOGGER.log(Level.INFO, e, () -> "cannot read the objects of rollout " + record.id());
            return Optional.empty();
        }
    }

    private List<JournalEntry> entries(RolloutRecord record) {
        String why = "rollout " + record.id();
        try {
            return new ConfigMapJournal(cluster())
                    .list(record.namespace()).stream()
                            .filter(entry ->
                                    entry.why().equals(why) || entry.why().startsWith(why + ":"))
                            .toList();
        } catch (RuntimeException e) {
            LOGGER.log(Level.INFO, e, () -> "cannot read the journal of rollout " + record.id());
            return List.of();
        }
    }

    private void archive(RolloutView view, List<JournalEntry> entries) {
        TaskListener listener = listener();
        try {
            RolloutArchive.write(run, view, entries, listener);
        } catch (IOException e) {
            listener.getLogger().println("The files of the rollout could not be archived: " + e.getMessage());
            LOGGER.log(Level.WARNING, e, () -> "cannot archive rollout " + view.getId() + " of " + run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TaskListener listener() {
        FlowExecutionOwner owner =
                run instanceof FlowExecutionOwner.Executable flow ? flow.asFlowExecutionOwner() : null;
        try {
            return owner == null ? TaskListener.NULL : owner.getListener();
        } catch (IOException e) {
            return TaskListener.NULL;
        }
    }
}
