package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Fabric8ClustersTest {

    private static final ResourceQuery NAMESPACES = ResourceQuery.everywhere(KubernetesTypes.NAMESPACE);

    @TempDir
    Path directory;

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.answers(200, "{\"items\": []}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aTokenIsSent() {
        try (Fabric8Cluster cluster =
                Fabric8Clusters.at("stub", ApiEndpoint.of(api.url()).withToken("swordfish"))) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().authorization()).isEqualTo("Bearer swordfish");
    }

    @Test
    void withoutCredentialsNoneAreSent() {
        try (Fabric8Cluster cluster = api.cluster()) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().authorization()).isEqualTo("null");
    }

    @Test
    void aProxyIsAskedInsteadOfTheServer() {
        ApiEndpoint endpoint =
                ApiEndpoint.of(URI.create("http://api.prod.invalid:6443")).withProxy(api.url());
        try (Fabric8Cluster cluster = Fabric8Clusters.at("stub", endpoint)) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().path()).isEqualTo("/api/v1/namespaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy.example.org", "socks5://proxy.example.org:1080", "proxy.example.org:3128"})
    void aProxyIsAnHttpUrlWithAPort(String wrong) {
        assertThatThrownBy(() -> ApiEndpoint.of(api.url()).withProxy(URI.create(wrong)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("invalid proxy '" + wrong + "'; allowed: http://HOST:PORT, without a user");
    }

    @Test
    void aProxyWithAPasswordIsRefusedWithoutShowingIt() {
        URI proxy = URI.create("http://me:swordfish@proxy.example.org:3128");
        assertThatThrownBy(() -> ApiEndpoint.of(api.url()).withProxy(proxy))
                .hasMessageContaining("http://...@proxy.example.org:3128")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void anEndpointDoesNotShowItsToken() {
        assertThat(ApiEndpoint.of(api.url()).withToken("swordfish"))
                .hasToString(api.url().toString());
    }

    @Test
    void aRefusalDoesNotShowTheToken() {
        api.answers(401, "{\"kind\": \"Status\", \"message\": \"Unauthorized\"}");
        try (Fabric8Cluster cluster =
                Fabric8Clusters.at("stub", ApiEndpoint.of(api.url()).withToken("swordfish"))) {
            cluster.list(NAMESPACES);

            assertThatThrownBy(() -> cluster.list(NAMESPACES))
                    .hasMessage("cannot list namespaces in cluster 'stub': the credentials are not accepted")
                    .hasMessageNotContaining("swordfish");
        }
    }

    @Test
    void anAddressMayHaveAPath() {
        try (Fabric8Cluster cluster =
                Fabric8Clusters.at("stub", ApiEndpoint.of(api.url().resolve("/k8s/clusters/c-1")))) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().path()).isEqualTo("/k8s/clusters/c-1/api/v1/namespaces");
    }

    @Test
    void aKubeconfigsClusterIsNamedAsItsContext() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), kubeconfig("{token: swordfish}"));

        try (Fabric8Cluster cluster = Fabric8Clusters.fromKubeconfig(List.of(file), Optional.of("prod"))) {
            cluster.list(NAMESPACES);

            assertThat(cluster.name()).isEqualTo("prod");
        }
        assertThat(api.last().authorization()).isEqualTo("Bearer swordfish");
    }

    @Test
    void aTokenFileIsReadForEachCall() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), kubeconfig("{tokenFile: token}"));
        Path token = Files.writeString(directory.resolve("token"), "old\n");
        try (Fabric8Cluster cluster = Fabric8Clusters.fromKubeconfig(List.of(file), Optional.empty())) {
            cluster.list(NAMESPACES);
            Files.writeString(token, "new\n");
            cluster.list(NAMESPACES);
        }

        assertThat(api.seen()).extracting(StubApi.Seen::authorization).containsExactly("Bearer old", "Bearer new");
    }

    @Test
    void aCredentialPluginIsRun() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), kubeconfig("""
                {exec: {apiVersion: client.authentication.k8s.io/v1, command: echo, args: ['{"apiVersion":\
                "client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"fresh"}}']}}"""));

        try (Fabric8Cluster cluster = Fabric8Clusters.fromKubeconfig(List.of(file), Optional.empty())) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().authorization()).isEqualTo("Bearer fresh");
    }

    @Test
    void aKubeconfigThatIsNotOursMayNotRunAPlugin() {
        assertThatThrownBy(
                        () -> Fabric8Clusters.fromKubeconfigText(kubeconfig("{exec: {command: rm}}"), Optional.empty()))
                .hasMessageContaining("'exec'")
                .hasMessageContaining("a token or certificates written in the file");
    }

    @Test
    void aKubeconfigThatIsNotOursMayBringAToken() {
        try (Fabric8Cluster cluster =
                Fabric8Clusters.fromKubeconfigText(kubeconfig("{token: swordfish}"), Optional.empty())) {
            cluster.list(NAMESPACES);
        }

        assertThat(api.last().authorization()).isEqualTo("Bearer swordfish");
    }

    @Test
    void aGivenClientIsUsedWithoutItsRetries() {
        api.answers(503, "overloaded");
        Config config = Config.empty();
        config.setMasterUrl(api.url().toString());
        config.setOauthToken("swordfish");
        try (KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(config).build();
                Fabric8Cluster cluster = Fabric8Clusters.of("given", client)) {
            cluster.list(NAMESPACES);
            assertThatThrownBy(() -> cluster.list(NAMESPACES)).isInstanceOf(ClusterException.class);
        }

        assertThat(api.seen()).hasSize(2);
        assertThat(api.last().authorization()).isEqualTo("Bearer swordfish");
    }

    private String kubeconfig(String user) {
        return """
                current-context: prod
                contexts: [{name: prod, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: %s}]
                """.formatted(api.url(), user);
    }
}
