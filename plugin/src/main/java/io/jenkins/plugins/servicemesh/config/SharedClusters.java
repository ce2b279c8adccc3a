package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One connection to each configured cluster, for all that runs for long: hundreds of rollouts open no more than one rollout. */
@Extension
public final class SharedClusters {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Map<String, SharedCluster> clusters = new ConcurrentHashMap<>();
    private final Map<String, CommandInbox> inboxes = new ConcurrentHashMap<>();

    public static SharedClusters get() {
        return ExtensionList.lookupSingleton(SharedClusters.class);
    }

    /** The cluster of that name, with all rights of its credentials; nobody closes it. */
    Cluster of(String name) {
        return clusters.computeIfAbsent(name, SharedCluster::new);
    }

    /** What people say to the rollouts of that cluster, asked for once for all of them. */
    public CommandInbox inbox(String name) {
        return inboxes.computeIfAbsent(name, one -> new CommandInbox(of(one), BETWEEN_LOOKS));
    }

    /** Jenkins ends: so do its connections. */
    @Terminator
    public static void disconnect() {
        ExtensionList.lookup(SharedClusters.class)
                .forEach(all -> all.clusters.values().forEach(SharedCluster::disconnect));
    }
}
