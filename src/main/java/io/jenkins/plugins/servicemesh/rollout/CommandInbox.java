package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Said;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people say to the rollouts of one cluster. However many rollouts listen, a namespace is asked once in a while, and only for
 * rollouts to which something was said.
 */
public final class CommandInbox {

    private final RolloutStore store;
    private final Duration every;
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<String, Map<String, Said>> said = new HashMap<>();

    /** @param every how often a namespace is asked at most */
    public CommandInbox(Cluster cluster, Duration every) {
        this.store = new RolloutStore(cluster);
        this.every = every;
    }

    /** How long something said may wait. */
    Duration every() {
        return every;
    }

    /** What was said to that rollout and not taken away yet. */
    synchronized Optional<Said> hear(String namespace, String id, Instant now) {
        ask(namespace, now);
        return Optional.ofNullable(said.getOrDefault(namespace, Map.of()).get(id));
    }

    /** What cannot be asked now is asked later. */
    private void ask(String namespace, Instant now) {
        Instant last = asked.getOrDefault(namespace, Instant.EPOCH);
        if (now.isBefore(last.plus(every))) {
            return;
        }
        asked.put(namespace, now);
        try {
            said.put(namespace, new HashMap<>(store.said(namespace)));
        } catch (ClusterException e) {
            said.remove(namespace);
        }
    }

    /**
     * Takes away what was heard. That is for when all that came of it is kept: whoever goes on after a crash hears it again else.
     *
     * @return whether it is gone
     */
    synchronized boolean take(String namespace, String id, Said heard) {
        try {
            store.heard(namespace, id, heard);
        } catch (TakenOverException e) {
            // an earlier try came through without an answer, or a person said something else: that is asked for next
            // time
        } catch (ClusterException e) {
            return false;
        }
        said.getOrDefault(namespace, new HashMap<>()).remove(id, heard);
        return true;
    }
}
