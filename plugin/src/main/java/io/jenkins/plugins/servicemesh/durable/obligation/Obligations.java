package io.jenkins.plugins.servicemesh.durable.obligation;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollout;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.live.LiveRollout;
import io.jenkins.plugins.servicemesh.durable.live.LiveRollouts;
import io.jenkins.plugins.servicemesh.durable.live.RolloutHost;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.StepScope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Ends what no step ends any more. Two of the three buttons that stop a build tell its steps nothing, and a build can be deleted,
 * so the ledger is what is believed, and not a step.
 */
@Extension
public final class Obligations {

    private static final Logger LOGGER = Logger.getLogger(Obligations.class.getName());
    private static final String BY = "the end of its build";
    /** A build that tells that it ends has not quite ended. */
    private static final long MILLIS_TO_SETTLE = 1000;

    public static Obligations get() {
        return ExtensionList.lookupSingleton(Obligations.class);
    }

    /** Looks, but not on this thread. */
    public void lookSoon() {
        if (!BegunRollouts.get().all().isEmpty()) {
            LiveRollouts.get().after(MILLIS_TO_SETTLE, this::look);
        }
    }

    /** Sees to each rollout that was left; without a call to a cluster. */
    public synchronized void look() {
        BegunRollouts.get().all().stream().filter(BegunRollout::isLeft).forEach(this::end);
    }

    private void end(BegunRollout begun) {
        Optional<LiveRollout> running = LiveRollouts.get().find(begun.getKey());
        if (running.isPresent()) {
            running.get().abort(BY);
            return;
        }
        LOGGER.info(() -> "ending the rollout that " + begun.getBuild() + " left in namespace " + begun.getNamespace()
                + " of cluster " + begun.getCluster());
        LiveRollout ending =
                LiveRollouts.get().begin(begun.getKey(), () -> open(begun), new LeftRollout(begun.getKey()));
        ending.abort(BY);
    }

    private static StepRollout open(BegunRollout begun) {
        RolloutHost host = new RolloutHost(
                begun.getFunction(), begun.getJob(), new Owner(begun.getOwner()), begun.getBuild(), LOGGER::info);
        StepScope scope = new StepScope(Optional.of(begun.getCluster()), Optional.of(begun.getNamespace()));
        String id = Optional.ofNullable(begun.getId()).orElseGet(() -> search(begun, host));
        return new StepRunner(host, scope).resume(begun.getNamespace(), id, false);
    }

    /** It may have been recorded just before Jenkins ended. */
    private static String search(BegunRollout begun, RolloutHost host) {
        List<String> known = BegunRollouts.get().all().stream()
                .map(BegunRollout::getId)
                .filter(Objects::nonNull)
                .toList();
        return new RolloutStore(host.cluster(Optional.of(begun.getCluster())))
                .listRunning(begun.getNamespace()).stream()
                        .filter(record -> record.by().equals(begun.getBuild()))
                        .map(RolloutRecord::id)
                        .filter(id -> !known.contains(id))
                        .findFirst()
                        .orElse("none");
    }
}
