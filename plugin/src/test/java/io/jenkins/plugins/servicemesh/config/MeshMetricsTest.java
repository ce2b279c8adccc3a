package io.jenkins.plugins.servicemesh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.util.Secret;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator wrote of a Prometheus is what it is asked with. */
@WithJenkins
class MeshMetricsTest {

    private static final String NOTHING =
            "{\"status\": \"success\", \"data\": {\"resultType\": \"matrix\", \"result\": []}}";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private MeshMetrics metrics;

    @BeforeAll
    static void start(JenkinsRule jenkins) {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "prometheus", "", Secret.fromString("s3cret")));
        assertThat(jenkins.jenkins).isNotNull();
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        metrics = new MeshMetrics("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Scope-OrgID") + " "
                    + URLDecoder.decode(exchange.getRequestURI() + body, StandardCharsets.UTF_8));
            byte[] none = NOTHING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
        }
    }

    private void ask() {
        MetricSubject version = new MetricSubject("shop", "reviews", "v1", new TreeSet<>(Set.of("reviews-v1")));
        ConfiguredPrometheus.source(metrics, new IstioMetricQueries(Reporter.SOURCE))
                .traffic(version, Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void tokenHeadersMatchersAndReporterGoWithEachQuestion() {
        metrics.setCredentialsId("prometheus");
        metrics.setHeaders("X-Scope-OrgID: shop\n");
        metrics.setMatchers("cluster=\"prod\"\n\n zone!=\"eu\"");
        metrics.setReporter("destination");
        ask();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question)
                        .startsWith("Bearer s3cret shop ")
                        .contains("cluster=\"prod\"", "zone!=\"eu\"", "reporter=\"destination\""));
    }

    @Test
    void withoutAReporterThePodsDecide() {
        ask();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question).contains("reporter=\"source\""));
    }

    @Test
    void whatCannotBeIsToldToTheAdministrator() {
        metrics.setMatchers("cluster=prod");
        assertThatThrownBy(this::ask)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("metric source 'prometheus': ")
                .hasMessageContaining("cluster=prod")
                .hasMessageContaining("Manage Jenkins");
        metrics.setMatchers(null);
        metrics.setReporter("everyone");
        assertThatThrownBy(this::ask).hasMessageContaining("destination, source or waypoint");
        metrics.setReporter(null);
        metrics.setHeaders("X-Scope-OrgID");
        assertThatThrownBy(this::ask).hasMessageContaining("NAME: VALUE");
        assertThat(asked).isEmpty();
    }
}
