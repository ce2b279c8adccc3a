package io.jenkins.plugins.servicemesh.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS is verified: against the certificates that were given, else against the system's, and against the host's name. */
class PrometheusTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private HttpsServer server;
    private String certificate;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keys();
        certificate = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("a").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            byte[] body = FaultyPrometheus.ONE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys");
        String password = new String(PASSWORD);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PrometheusConfig config(String host) {
        return PrometheusConfig.of(
                "prod", URI.create("https://" + host + ":" + server.getAddress().getPort()));
    }

    private static Reading ask(PrometheusConfig config) {
        return new PrometheusSource(config, new IstioMetricQueries(Reporter.DESTINATION)).query("up", Instant.EPOCH);
    }

    @Test
    void aGivenCertificateIsTrusted() {
        assertThat(ask(config("127.0.0.1").withCaCertificates(certificate))).isEqualTo(new Reading.Value(1));
    }

    @Test
    void anUnknownCertificateIsNot() {
        assertThatThrownBy(() -> ask(config("127.0.0.1")))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("certification path");
    }

    @Test
    void aCertificateForAnotherHostIsNot() {
        assertThatThrownBy(() -> ask(config("localhost").withCaCertificates(certificate)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("localhost");
    }
}
