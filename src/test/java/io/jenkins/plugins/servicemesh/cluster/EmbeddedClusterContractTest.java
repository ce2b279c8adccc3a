package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the API server in this JVM. */
class EmbeddedClusterContractTest implements ClusterContract, PatchOddityContract {

    private static final String NAMESPACE = "contract";
    private static final String FENCED = "contract-fenced";

    private static EmbeddedCluster server;
    private static Cluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = EmbeddedCluster.start();
        cluster = Fabric8Clusters.fromKubeconfig(
                List.of(server.writeKubeconfig(directory.resolve("kubeconfig"))), Optional.of("embedded"));
        cluster.create(Samples.namespace(NAMESPACE), WriteMode.STORE);
        cluster.create(Samples.namespace(FENCED), WriteMode.STORE);
        cluster.create(Samples.virtualService(FENCED, "reviews"), WriteMode.STORE);
        List.of("create", "patch", "update", "delete")
                .forEach(verb -> server.deny(new AccessRule(verb, "*", "*", FENCED)));
        List.of("get", "list").forEach(verb -> server.deny(new AccessRule(verb, "", "*", FENCED)));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        server.close();
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Cluster readOnlyCluster() {
        return cluster;
    }

    @Override
    public String fencedNamespace() {
        return FENCED;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }
}
