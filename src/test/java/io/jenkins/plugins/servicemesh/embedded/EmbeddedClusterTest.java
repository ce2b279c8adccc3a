package io.jenkins.plugins.servicemesh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterTest extends ClusterTest {

    private static final ResourceType ROUTE =
            ResourceType.namespaced("networking.istio.io", "v1", "VirtualService", "virtualservices");
    private static final ResourceId REVIEWS = ResourceId.of(ROUTE, "shop", "reviews");

    private void loadReviews() {
        cluster.load(HttpApi.virtualService("reviews").replace("name: reviews}", "name: reviews, namespace: shop}"));
    }

    @Test
    void itListensOnLoopbackAlone() {
        assertThat(cluster.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        EmbeddedOptions taken =
                EmbeddedOptions.defaults().withPort(cluster.url().getPort());
        assertThatThrownBy(() -> EmbeddedCluster.start(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not free");
    }

    @Test
    void theKubeconfigLeadsToIt(@TempDir Path folder) throws Exception {
        Path file = cluster.writeKubeconfig(folder.resolve("config"));
        JsonObject config =
                (JsonObject) YamlText.parseAll(Files.readString(file)).get(0);
        assertThat(config.array("clusters").objects().get(0).object("cluster").text("server"))
                .contains(cluster.url().toString());
    }

    @Test
    void whatIsLoadedTwiceIsReplaced() {
        loadReviews();
        cluster.load(HttpApi.virtualService("reviews")
                .replace("name: reviews}", "name: reviews, namespace: shop}")
                .replace("[reviews]", "[other]"));
        Resource stored = cluster.find(REVIEWS).orElseThrow();
        assertThat(stored.spec().array("hosts").texts()).containsExactly("other");
        assertThat(stored.metadata().number("generation").orElseThrow().intValue())
                .isEqualTo(2);
    }

    @Test
    void whatIsLoadedWithoutNamespaceGoesToDefault() {
        cluster.load("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        assertThat(api.get("/api/v1/namespaces/default/configmaps/a").status()).isEqualTo(200);
    }

    @Test
    void aListIsLoadedItemByItem() {
        cluster.load("{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}]}");
        assertThat(api.get("/api/v1/namespaces/default/configmaps/a").status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeLoadedIsNamed() {
        assertThatThrownBy(() -> cluster.load("{apiVersion: v1, kind: ConfigMap, metadata: {name: A}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ConfigMap A: ConfigMap \"A\" is invalid");
    }

    @Test
    void aKindThatIsNotServedCannotBeLoaded() {
        assertThatThrownBy(() -> cluster.load("{apiVersion: v1, kind: Foo, metadata: {name: a}}"))
                .hasMessage("no kind 'Foo' in 'v1'");
    }

    @Test
    void someoneElseCanEditBetweenTwoRequests() {
        loadReviews();
        cluster.edit(
                REVIEWS, "argocd", tree -> tree.with("spec", tree.object("spec").with("exportTo", List.of("."))));
        assertThat(cluster.find(REVIEWS).orElseThrow().spec().keys()).contains("exportTo");
        assertThat(cluster.requests().all()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeEdited() {
        assertThatThrownBy(() -> cluster.edit(REVIEWS, "argocd", tree -> tree))
                .hasMessageContaining("virtualservices.networking.istio.io \"reviews\" not found");
    }

    @Test
    void objectsAreFoundInTheVersionThatIsAskedFor() {
        loadReviews();
        ResourceType old =
                ResourceType.namespaced("networking.istio.io", "v1beta1", "VirtualService", "virtualservices");
        assertThat(cluster.list(old, "shop")).singleElement().satisfies(resource -> assertThat(
                        resource.tree().text("apiVersion"))
                .contains("networking.istio.io/v1beta1"));
    }

    @Test
    void timesComeFromTheClock() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2030-01-02T03:04:05.678Z"));
        try (EmbeddedCluster other =
                EmbeddedCluster.start(EmbeddedOptions.defaults().withClock(clock))) {
            assertThat(new HttpApi(other.url())
                            .get("/api/v1/namespaces/default")
                            .metadata()
                            .text("creationTimestamp"))
                    .contains("2030-01-02T03:04:05Z");
        }
    }

    @Test
    void twoClustersMakeTheSameNames() {
        try (EmbeddedCluster one = EmbeddedCluster.start();
                EmbeddedCluster two = EmbeddedCluster.start()) {
            ResourceType namespaces = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
            assertThat(one.list(namespaces, ""))
                    .extracting(Resource::uid)
                    .isEqualTo(
                            two.list(namespaces, "").stream().map(Resource::uid).toList());
        }
    }
}
