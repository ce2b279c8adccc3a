package io.jenkins.plugins.servicemesh.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job may read of the control plane: all but Secrets, where the cluster has it, and nowhere else. */
class GrantedClusterTest {

    private EmbeddedCluster server;
    private Cluster cluster;

    @BeforeEach
    void start() {
        server = EmbeddedCluster.start();
        JobRights rights = JobRights.of("deploy", List.of(new Grant("", Set.of("shop"), Set.of(Right.TRAFFIC))));
        cluster = new GrantedCluster(
                Fabric8Clusters.at("prod", ApiEndpoint.of(server.url())), rights, "mesh-system", line -> {});
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    private static ResourceQuery all(ResourceType type, String namespace) {
        return ResourceQuery.in(namespace, type);
    }

    @Test
    void theControlPlaneIsReadWhereTheClusterHasIt() {
        assertThat(cluster.list(all(KubernetesTypes.CONFIG_MAP, "mesh-system"))).isEmpty();
        assertThatThrownBy(() -> cluster.list(all(KubernetesTypes.CONFIG_MAP, "istio-system")))
                .hasMessageContaining("it is granted nothing there");
    }

    @Test
    void itsSecretsAreNot() {
        assertThatThrownBy(() -> cluster.list(all(KubernetesTypes.SECRET, "mesh-system")))
                .hasMessageContaining("it is granted nothing there");
    }
}
