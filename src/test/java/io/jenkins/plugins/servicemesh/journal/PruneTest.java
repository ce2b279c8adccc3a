package io.jenkins.plugins.servicemesh.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dropping old entries while other writers do the same. */
class PruneTest {

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    private final Journal journal = new ConfigMapJournal(cluster);

    @BeforeEach
    void threeEntries() {
        for (String id : List.of("a", "b", "c")) {
            JournalEntry entry = JournalEntry.open(
                    id, "default", new Owner("o"), "by", "why", Instant.parse("2026-01-01T00:00:00Z"), List.of());
            journal.open(entry);
            journal.close(entry, State.CLOSED);
        }
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void anEntryThatAnotherWriterDroppedJustBeforeIsNoFailure() {
        new ConfigMapJournal(alwaysTooLate()).prune("default", 1);
        assertThat(journal.list("default")).extracting(JournalEntry::id).containsExactly("c");
    }

    @Test
    void aRefusalToDropOneIsSaid() {
        server.deny(new AccessRule("delete", "", "configmaps", "default"));
        assertThatThrownBy(() -> journal.prune("default", 1)).isInstanceOf(ClusterException.class);
    }

    /** A client before each of whose deletes someone else deletes the same object. */
    private Cluster alwaysTooLate() {
        return (Cluster) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("delete")) {
                            method.invoke(cluster, arguments);
                        }
                        return method.invoke(cluster, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
