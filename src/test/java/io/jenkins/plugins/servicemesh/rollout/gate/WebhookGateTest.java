package io.jenkins.plugins.servicemesh.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook's answers, from a server that gives them. */
class WebhookGateTest {

    private static final Question QUESTION = new Question(Question.Kind.PLANNED, "v2 has 25 %: go on?");
    private static final Duration SHORT = Duration.ofMillis(400);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "";
    private int millis;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try {
            Thread.sleep(millis);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException | IOException e) {
            // whoever asked is gone
        }
        exchange.close();
    }

    private WebhookGate gate(Optional<String> token) {
        return WebhookGate.at(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gate?key=secret"),
                token,
                Optional.empty(),
                SHORT);
    }

    private Optional<Boolean> ask() {
        return gate(Optional.empty()).ask("r1", QUESTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {\"answer\":\"yes\"} | true",
                "200 | {\"answer\":\"no\"} | false",
                "200 | {\"answer\":\"perhaps\"} | none",
                "200 | {\"status\":\"ok\"} | true",
                "200 | ~~ | true",
                "200 | <html>log in</html> | none",
                "202 | {\"answer\":\"yes\"} | none",
                "204 | ~~ | none",
                "403 | ~~ | false",
                "409 | who knows | false",
                "302 | ~~ | none",
                "404 | ~~ | none",
                "500 | {\"answer\":\"yes\"} | none"
            })
    void isReadFromStatusAndBody(int givenStatus, String givenBody, String answer) {
        status = givenStatus;
        body = givenBody;
        assertThat(ask().map(String::valueOf).orElse("none")).isEqualTo(answer);
        assertThat(bodies).as("requests").hasSize(1);
    }

    @Test
    void isToldWhatIsAsked() {
        ask();
        assertThat(bodies)
                .containsExactly(JsonText.print(
                        JsonObject.of("rollout", "r1").with("kind", "PLANNED").with("text", "v2 has 25 %: go on?")));
        assertThat(tokens).containsExactly("null");
    }

    @Test
    void isGivenTheToken() {
        gate(Optional.of("abc")).ask("r1", QUESTION);
        assertThat(tokens).containsExactly("Bearer abc");
    }

    @Test
    void whatComesTooLateIsNoAnswerYet() {
        body = "{\"answer\":\"yes\"}";
        millis = 1_500;
        long start = System.nanoTime();
        assertThat(ask()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_400));
    }

    @Test
    void whereNobodyListensThereIsNoAnswerYet() {
        server.stop(0);
        assertThat(ask()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a/b", "a/b", "http://me:password@a/b", "https:///x"})
    void isAtAnHttpUrlWithoutAUser(String url) {
        assertThatThrownBy(() -> WebhookGate.at(URI.create(url), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("gate URL")
                .hasMessageNotContaining("password");
    }

    @Test
    void doesNotPrintItsSecrets() {
        assertThat(gate(Optional.of("abc")).toString()).doesNotContain("abc").doesNotContain("secret");
    }
}
