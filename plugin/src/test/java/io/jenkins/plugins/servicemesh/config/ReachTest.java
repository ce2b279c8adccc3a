package io.jenkins.plugins.servicemesh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How the API server is reached: through the proxy that is configured, and with the certificate that it asks for. */
@WithJenkins
class ReachTest {

    private static final String PASSWORD = "changeit";
    private static final String TRAFFIC = "meshTraffic service: 'reviews', requestTimeout: '3s'";

    private static JenkinsRule jenkins;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void allCallsGoThroughTheProxyOfTheCluster() throws Exception {
        try (MeshOnJenkins mesh = MeshOnJenkins.start(jenkins);
                PassingProxy proxy = PassingProxy.to(mesh.server().url())) {
            mesh.with(cluster -> {
                cluster.setUrl("http://api.prod.invalid:6443");
                cluster.setProxyUrl(proxy.url());
            });
            mesh.runSteps(Result.SUCCESS, TRAFFIC);
            assertThat(mesh.route().text("timeout")).contains("3s");
            assertThat(proxy.connections()).isPositive();
        }
    }

    @Test
    void aKubeconfigBringsItsOwnProxy() throws Exception {
        try (MeshOnJenkins mesh = MeshOnJenkins.start(jenkins)) {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(MeshConfigurationTest.kubeconfig("own", mesh.server().kubeconfig()));
            MeshCluster cluster = new MeshCluster("prod");
            cluster.setCredentialsId("own");
            cluster.setProxyUrl("http://proxy.example.org:3128");
            assertThatThrownBy(() -> cluster.connection().open())
                    .hasMessage(
                            "cluster 'prod': a kubeconfig brings its own address and its own proxy-url: leave both URLs empty");
        }
    }

    @Test
    void aProxyOfAnotherKindIsRefusedByName() {
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setUrl("https://api.prod.example.org");
        cluster.setProxyUrl("socks5://proxy.example.org:1080");
        assertThatThrownBy(() -> cluster.connection().open())
                .hasMessageContaining("cluster 'prod'")
                .hasMessageContaining("socks5://proxy.example.org:1080");
    }

    @Test
    void aServerThatDemandsACertificateIsShownTheOneOfTheCredentials() throws Exception {
        KeyStore server = keys("server");
        KeyStore caller = keys("jenkins");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new CertificateCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "own-certificate",
                        "",
                        PASSWORD,
                        new CertificateCredentialsImpl.UploadedKeyStoreSource(
                                null, SecretBytes.fromBytes(Files.readAllBytes(folder.resolve("jenkins"))))));
        StringBuffer called = new StringBuffer();
        HttpsServer demanding = demanding(server, caller, called);
        try (Cluster cluster = cluster(demanding, server).connection().open()) {
            assertThat(cluster.list(ResourceQuery.everywhere(KubernetesTypes.NAMESPACE)))
                    .isEmpty();
            assertThat(called).hasToString("CN=jenkins");
        } finally {
            demanding.stop(0);
        }
    }

    private static MeshCluster cluster(HttpsServer server, KeyStore keys) throws Exception {
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setUrl("https://127.0.0.1:" + server.getAddress().getPort());
        cluster.setCaCertificate("-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
        cluster.setCredentialsId("own-certificate");
        return cluster;
    }

    private KeyStore keys(String name) throws Exception {
        Path file = folder.resolve(name);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
        return store;
    }

    private static HttpsServer demanding(KeyStore own, KeyStore trusted, StringBuffer called) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = context(own, trusted);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demands = context.getDefaultSSLParameters();
                demands.setNeedClientAuth(true);
                parameters.setSSLParameters(demands);
            }
        });
        server.createContext("/", exchange -> {
            called.append(((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName());
            byte[] body = "{\"items\": []}".getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("caller", trusted.getCertificate("jenkins"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
