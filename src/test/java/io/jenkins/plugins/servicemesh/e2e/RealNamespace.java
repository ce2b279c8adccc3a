package io.jenkins.plugins.servicemesh.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A namespace of its own in the cluster of KUBECONFIG, for the tests of one class; without one they are skipped. */
final class RealNamespace implements BeforeAllCallback, AfterAllCallback {

    private final String name;
    private Optional<Cluster> cluster = Optional.empty();

    /** @param prefix of its name */
    RealNamespace(String prefix) {
        this.name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    String name() {
        return name;
    }

    Cluster cluster() {
        return cluster.orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String kubeconfig = System.getenv("KUBECONFIG");
        assumeTrue(kubeconfig != null, "skipped: KUBECONFIG is not set");
        Cluster connected = Fabric8Clusters.fromKubeconfig(List.of(Path.of(kubeconfig)), Optional.empty());
        cluster = Optional.of(connected);
        connected.create(Resource.of(KubernetesTypes.NAMESPACE, "", name), WriteMode.STORE);
    }

    /** Leaves nothing behind. */
    @Override
    public void afterAll(ExtensionContext context) {
        cluster.ifPresent(connected -> {
            connected.delete(
                    Resource.of(KubernetesTypes.NAMESPACE, "", name).id(), Preconditions.NONE, WriteMode.STORE);
            connected.close();
        });
    }
}
