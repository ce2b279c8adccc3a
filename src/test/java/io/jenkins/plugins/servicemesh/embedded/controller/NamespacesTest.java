package io.jenkins.plugins.servicemesh.embedded.controller;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import org.junit.jupiter.api.Test;

class NamespacesTest extends ClusterTest {

    @Test
    void aNewClusterHasTheUsualNamespaces() {
        assertThat(api.get("/api/v1/namespaces").names())
                .containsExactly("default", "kube-node-lease", "kube-public", "kube-system", "shop");
    }

    @Test
    void aNamespaceIsLabelledWithItsName() {
        Answer answer = api.get("/api/v1/namespaces/shop");
        assertThat(answer.metadata().object("labels").texts()).containsEntry("kubernetes.io/metadata.name", "shop");
        assertThat(answer.json().object("status").texts()).containsEntry("phase", "Active");
    }

    @Test
    void aNamespaceHasADefaultServiceAccount() {
        assertThat(api.get("/api/v1/namespaces/shop/serviceaccounts").names()).containsExactly("default");
    }

    @Test
    void aNamespaceGoesWithAllThatIsInIt() {
        api.post(ROUTES, virtualService("reviews"));
        Answer answer = api.delete("/api/v1/namespaces/shop");
        assertThat(answer.json().object("status").texts()).containsEntry("phase", "Terminating");
        assertThat(api.get("/api/v1/namespaces/shop").status()).isEqualTo(404);
        assertThat(api.get(ROUTES).names()).isEmpty();
    }

    @Test
    void aNamespaceWaitsForFinalizersAndTakesNothingNew() {
        api.post(CONFIG_MAPS, "{metadata: {name: a, finalizers: [a.b/c]}}");
        api.delete("/api/v1/namespaces/shop");
        Answer refused = api.post(ROUTES, virtualService("reviews"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message())
                .isEqualTo("virtualservices.networking.istio.io \"reviews\" is forbidden: unable to create new content"
                        + " in namespace shop because it is being terminated");
        api.mergePatch(CONFIG_MAPS + "/a", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(api.get("/api/v1/namespaces/shop").status()).isEqualTo(404);
    }

    @Test
    void theDefaultNamespaceStays() {
        Answer answer = api.delete("/api/v1/namespaces/default");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    @Test
    void namespacesAreNotRemovedByTheDozen() {
        assertThat(api.delete("/api/v1/namespaces").status()).isEqualTo(405);
    }
}
