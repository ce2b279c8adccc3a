package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoAnswerTest {

    private static final ResourceId SETTINGS = ResourceId.of(KubernetesTypes.CONFIG_MAP, "shop", "settings");

    @Test
    void aClosedPortRefuses() throws IOException {
        ClusterException refusal = read("http://user:swordfish@127.0.0.1:" + closedPort() + "/");

        assertThat(refusal.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(refusal.code()).isZero();
        assertThat(refusal)
                .hasMessageStartingWith("cannot read ConfigMap shop/settings: no answer from http://127.0.0.1:")
                .hasMessageEndingWith("(cluster 'prod'): connection refused")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThat(read("https://no-such-host.invalid:6443/"))
                .hasMessageEndingWith(
                        "no answer from https://no-such-host.invalid:6443 (cluster 'prod'): no such host");
    }

    @Test
    void whoNeverAnswersIsUnreachable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ClusterException refusal = read("http://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(300));

            assertThat(refusal.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(refusal).hasMessageContaining("took too long");
        }
    }

    @Test
    void plainTextWhereTlsIsExpectedIsUnreachable() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> greet(plain)); // of its own: the common pool may be busy with others
            greeter.setDaemon(true);
            greeter.start();

            ClusterException refusal = read("https://127.0.0.1:" + plain.getLocalPort() + "/");

            assertThat(refusal.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(refusal).hasMessageContaining("TLS: ");
        }
    }

    @Test
    void anInterruptedCallStaysInterrupted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();

            ClusterException refusal = read("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(refusal.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(refusal).hasMessageEndingWith("interrupted while waiting for it");
        }
    }

    /** Greets every connection until the server is closed: the client may try a second time. */
    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().read(new byte[512]); // unread, it would make the close a reset
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // this client went away, or the server was closed
            }
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ClusterException read(String url) {
        return read(url, Duration.ofSeconds(30));
    }

    private static ClusterException read(String url, Duration patience) {
        Config config = Config.empty();
        config.setMasterUrl(url);
        config.setRequestRetryBackoffLimit(0);
        ApiServer server = new ApiServer(
                "prod",
                URI.create(url),
                HttpClientUtils.getHttpClientFactory().newBuilder(config).build(),
                patience);
        try (Fabric8Cluster cluster = new Fabric8Cluster(server)) {
            return catchThrowableOfType(ClusterException.class, () -> cluster.read(SETTINGS));
        }
    }
}
