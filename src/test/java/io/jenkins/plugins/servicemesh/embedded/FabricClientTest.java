package io.jenkins.plugins.servicemesh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client that the library uses finds what it needs. */
class FabricClientTest extends ClusterTest {

    private KubernetesClient client;

    @BeforeEach
    void connect() {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private NonNamespaceOperation<ConfigMap, ?, Resource<ConfigMap>> configMaps() {
        return client.configMaps().inNamespace("shop");
    }

    private static ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("k", "v")
                .build();
    }

    @Test
    void itKnowsTheVersionAndTheGroups() {
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("35");
        assertThat(client.hasApiGroup("networking.istio.io", true)).isTrue();
        assertThat(client.hasApiGroup("none.io", false)).isFalse();
    }

    @Test
    void itCreatesEditsAndRemovesATypedObject() {
        configMaps().resource(configMap("a")).create();
        configMaps()
                .withName("a")
                .edit(map -> new ConfigMapBuilder(map).addToData("l", "w").build());
        assertThat(configMaps().withName("a").get().getData()).isEqualTo(Map.of("k", "v", "l", "w"));
        configMaps().withName("a").delete();
        assertThat(configMaps().withName("a").get()).isNull();
    }

    @Test
    void itWorksOnKindsThatItHasNoClassesFor() {
        GenericKubernetesResource route =
                Serialization.unmarshal(HttpApi.virtualService("reviews"), GenericKubernetesResource.class);
        route.getMetadata().setNamespace("shop");
        client.resource(route).create();
        GenericKubernetesResource stored = client.genericKubernetesResources(
                        "networking.istio.io/v1beta1", "VirtualService")
                .inNamespace("shop")
                .withName("reviews")
                .get();
        assertThat(stored.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void itSeesWhyItWasRefused() {
        configMaps().resource(configMap("a")).create();
        assertThatThrownBy(() -> configMaps().resource(configMap("a")).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists");
                });
    }

    @Test
    void itPatches() {
        configMaps().resource(configMap("a")).create();
        configMaps()
                .withName("a")
                .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"replace\",\"path\":\"/data/k\",\"value\":\"w\"}]");
        assertThat(configMaps().withName("a").get().getData()).containsEntry("k", "w");
    }

    @Test
    void itAsksWhatItMay() {
        cluster.deny(new AccessRule("delete", "", "pods", "shop"));
        Boolean allowed = client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withNamespace("shop")
                        .withVerb("delete")
                        .withResource("pods")
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
        assertThat(allowed).isFalse();
    }

    @Test
    void itIsToldOfChanges() throws Exception {
        try (SharedIndexInformer<ConfigMap> informer = configMaps().inform()) {
            configMaps().resource(configMap("a")).create();
            ConfigMap seen = configMaps().withName("a").waitUntilCondition(map -> map != null, 5, TimeUnit.SECONDS);
            assertThat(seen.getData()).containsEntry("k", "v");
            assertThat(informer.hasSynced()).isTrue();
        }
    }

    @Test
    void itWaitsForAPod() {
        cluster.load("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: shop}
                spec: {containers: [{name: main, image: reviews}]}
                """);
        Pod pod = client.pods().inNamespace("shop").withName("a").waitUntilReady(5, TimeUnit.SECONDS);
        assertThat(pod.getStatus().getPodIP()).isNotEmpty();
    }
}
