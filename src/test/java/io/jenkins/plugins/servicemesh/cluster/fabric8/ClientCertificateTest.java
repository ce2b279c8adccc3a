package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks for a certificate is shown the one of the key store. */
class ClientCertificateTest {

    private static final ResourceQuery NAMESPACES = ResourceQuery.everywhere(KubernetesTypes.NAMESPACE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aServerThatDemandsACertificateIsShownIt(String algorithm) throws Exception {
        KeyStore server = KeyStores.withKey(folder.resolve("server"), "server", "EC");
        KeyStore caller = KeyStores.withKey(folder.resolve("caller"), "jenkins", algorithm);
        StringBuilder called = new StringBuilder();
        HttpsServer demanding = demanding(server, caller, called);
        try {
            ApiEndpoint endpoint = endpoint(demanding).withCaCertificate(KeyStores.certificate(server, "server"));
            ClientCertificate own = ClientCertificate.of(caller, KeyStores.PASSWORD);
            try (Fabric8Cluster cluster = Fabric8Clusters.at("prod", endpoint.withClientCertificate(own))) {
                cluster.list(NAMESPACES);
            }
            assertThat(called).hasToString("CN=jenkins");
            try (Fabric8Cluster cluster = Fabric8Clusters.at("prod", endpoint)) {
                assertThatThrownBy(() -> cluster.list(NAMESPACES)).isInstanceOf(ClusterException.class);
            }
        } finally {
            demanding.stop(0);
        }
    }

    private static ApiEndpoint endpoint(HttpsServer server) {
        return ApiEndpoint.of(
                URI.create("https://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static HttpsServer demanding(KeyStore own, KeyStore trusted, StringBuilder called) throws Exception {
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
        keys.init(own, KeyStores.PASSWORD);
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("caller", trusted.getCertificate("jenkins"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void aStoreOfTwoKeysIsRefusedForNobodyKnowsWhichIsMeant() throws Exception {
        KeyStores.withKey(folder.resolve("two"), "one", "EC");
        KeyStore two = KeyStores.withKey(folder.resolve("two"), "other", "EC");
        assertThatThrownBy(() -> ClientCertificate.of(two, KeyStores.PASSWORD))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("invalid number of private keys in the key store '2'; allowed: 1");
    }

    @Test
    void aPasswordThatDoesNotOpenTheKeyIsRefusedWithoutShowingIt() throws Exception {
        KeyStore store = KeyStores.withKey(folder.resolve("one"), "one", "EC");
        assertThatThrownBy(() -> ClientCertificate.of(store, "swordfish".toCharArray()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void theSameStoreGivesTheSameCertificate() throws Exception {
        KeyStore store = KeyStores.withKey(folder.resolve("one"), "one", "EC");
        KeyStore other = KeyStores.withKey(folder.resolve("other"), "one", "EC");
        ClientCertificate first = ClientCertificate.of(store, KeyStores.PASSWORD);
        assertThat(first)
                .isEqualTo(ClientCertificate.of(KeyStores.read(folder.resolve("one")), KeyStores.PASSWORD))
                .hasSameHashCodeAs(ClientCertificate.of(store, KeyStores.PASSWORD))
                .isNotEqualTo(ClientCertificate.of(other, KeyStores.PASSWORD));
    }
}
