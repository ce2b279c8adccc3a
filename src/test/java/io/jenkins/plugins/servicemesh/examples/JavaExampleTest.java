package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import example.ConfigureComponent;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java example: what a component has once it was configured. */
class JavaExampleTest {

    private EmbeddedCluster server;
    private Cluster cluster;

    @BeforeEach
    void start() {
        server = EmbeddedCluster.start().load("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: monitoring}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: prometheus, namespace: monitoring}
                spec: {selector: {app: prometheus}, ports: [{name: http, port: 9090}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: prometheus, namespace: monitoring}
                spec:
                  selector: {matchLabels: {app: prometheus}}
                  template:
                    metadata: {labels: {app: prometheus}}
                    spec: {containers: [{name: prometheus, image: prometheus}]}
                """);
        cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @Test
    void theNamespaceJoinsTheMesh() {
        ConfigureComponent.configure(cluster);
        Resource namespace = server.find(ResourceId.of(KubernetesTypes.NAMESPACE, "", "monitoring"))
                .orElseThrow();
        assertThat(namespace.labels()).containsEntry("istio-injection", "enabled");
    }

    @Test
    void theComponentHasTrafficSecurityAndTelemetry() {
        ConfigureComponent.configure(cluster);
        assertThat(server.list(IstioTypes.VIRTUAL_SERVICE, "monitoring")).hasSize(1);
        assertThat(server.list(IstioTypes.DESTINATION_RULE, "monitoring")).hasSize(2);
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "monitoring")).hasSize(2);
        assertThat(server.list(IstioTypes.TELEMETRY, "monitoring")).hasSize(1);
    }

    @Test
    void runTwiceTheSecondRunWritesNothing() {
        ConfigureComponent.configure(cluster);
        server.clearRequests();
        ConfigureComponent.configure(cluster);
        assertThat(server.requests().writes()).isEmpty();
    }
}
