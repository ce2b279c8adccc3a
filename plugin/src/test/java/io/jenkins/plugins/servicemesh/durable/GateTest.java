package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A webhook that an administrator configured is asked whether a rollout goes on. */
@WithJenkins
class GateTest {

    private static final String CANARY =
            "withMesh(cluster: 'prod', namespace: 'shop') { istioCanary service: 'reviews', from: 'v1',"
                    + " to: 'v2', weights: [20], every: '1s', pauseAt: [20], gate: '%s' }";

    private static JenkinsRule jenkins;

    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private HttpServer desk;
    private volatile String answer;
    private Shop shop;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void open() throws Exception {
        desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/", this::reply);
        desk.start();
        shop = Shop.open();
        shop.configure();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "desk-token", "", Secret.fromString("s3cret")));
        MeshGate gate = new MeshGate(
                "change-desk", "http://localhost:" + desk.getAddress().getPort() + "/gates");
        gate.setCredentialsId("desk-token");
        MeshConfiguration.get().setGates(List.of(gate));
    }

    @AfterEach
    void close() throws Exception {
        Shop.stopAll(jenkins);
        MeshConfiguration.get().setGates(List.of());
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        shop.close();
        desk.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private WorkflowRun start(String gate) throws Exception {
        return Shop.start(jenkins, Shop.name(), CANARY.formatted(gate));
    }

    @Test
    void itsYesLetsTheRolloutGoOn() throws Exception {
        WorkflowRun run = start("change-desk");
        Shop.await("the question", () -> !questions.isEmpty());
        assertThat(questions.peek()).contains("\"PLANNED\"", "\"rollout\"");
        assertThat(tokens.peek()).isEqualTo("Bearer s3cret");
        assertThat(shop.weight()).isEqualTo(20);
        answer = "{\"answer\": \"yes\"}";
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(shop.weight()).isEqualTo(100);
    }

    @Test
    void itsNoTakesTheRequestsBack() throws Exception {
        answer = "{\"answer\": \"no\"}";
        WorkflowRun run = start("change-desk");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(shop.weight()).isZero();
        assertThat(shop.phases()).isEqualTo("ROLLED_BACK");
    }

    @Test
    void aTokenThatIsGoneIsNoAnswerYet() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        answer = "{\"answer\": \"no\"}";
        WorkflowRun run = start("change-desk");
        shop.awaitPhase("Asking");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "desk-token", "", Secret.fromString("fresh")));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(tokens).containsOnly("Bearer fresh");
    }

    @Test
    void aNameThatIsNotConfiguredIsRefusedAndNothingMoves() throws Exception {
        WorkflowRun run = start("chnage-desk");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("did you mean 'change-desk'?", run);
        assertThat(shop.weight()).isZero();
        assertThat(shop.phases()).isEqualTo("REFUSED");
    }

    @Test
    void itIsReadAndExportedAsCode(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), """
                unclassified:
                  serviceMesh:
                    gates:
                    - name: other-desk
                      url: https://desk.example.org/gates
                      credentialsId: other-token
                """);
        ConfigurationAsCode.get().configure(file.toString());
        assertThat(MeshConfiguration.get().getGates())
                .extracting(MeshGate::getUrl)
                .containsExactly("https://desk.example.org/gates");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("name: \"other-desk\"", "credentialsId: \"other-token\"");
    }
}
