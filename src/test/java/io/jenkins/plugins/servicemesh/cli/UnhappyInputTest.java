package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad input ends in an error that names field, value and what is allowed; nothing is written, counted at the server. */
class UnhappyInputTest {

    /**
     * @param name the mistake
     * @param words what stands in the mesh block
     * @param told what the message has to hold
     */
    record Mistake(String name, String words, List<String> told) {
        static Mistake inMesh(String name, String words, String... told) {
            return new Mistake(name, words, List.of(told));
        }

        static Mistake inService(String name, String words, String... told) {
            return inMesh(name, "service('reviews') { versions 'v1', 'v2'; " + words + " }", told);
        }

        static Mistake inRoute(String name, String words, String... told) {
            return inService(name, "route('default') { " + words + " }", told);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    private static Path folder;

    private static EmbeddedCluster server;
    private static Path kubeconfig;

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.inMesh(
                        "a mode in lower case", "mtls 'strict'", "mtls", "strict", "STRICT, PERMISSIVE, DISABLE"),
                Mistake.inMesh("a mode that does not exist", "mtls 'MUTUAL'", "MUTUAL", "PERMISSIVE"),
                Mistake.inMesh(
                        "two modes for one namespace",
                        "mtls 'STRICT'; mtls 'DISABLE'",
                        "mtls",
                        "the namespace",
                        "one statement"),
                Mistake.inMesh(
                        "ports without a workload",
                        "mtls { mode 'STRICT'; port 9090, 'PERMISSIVE' }",
                        "mtls",
                        "workload"),
                Mistake.inRoute("a duration without unit", "requestTimeout '3'", "requestTimeout", "'3'", "3s"),
                Mistake.inRoute("a negative duration", "requestTimeout '-1s'", "requestTimeout", "-1s", "1ms"),
                Mistake.inRoute("no duration at all", "requestTimeout 'soon'", "requestTimeout", "soon", "3s"),
                Mistake.inService("an unknown algorithm", "loadBalancer 'FASTEST'", "FASTEST", "ROUND_ROBIN"),
                Mistake.inService(
                        "an algorithm and a hash",
                        "loadBalancer 'RANDOM'; loadBalancer { consistentHash { header 'x' } }",
                        "loadBalancer"),
                Mistake.inService(
                        "the breaker's dead field",
                        "circuitBreaker { consecutiveErrors 5 }",
                        "consecutiveErrors",
                        "consecutive"),
                Mistake.inMesh("sampling over 100", "telemetry { tracing { sampling 500 } }", "sampling", "500", "100"),
                Mistake.inMesh("negative sampling", "telemetry { tracing { sampling(-1) } }", "sampling", "-1", "100"),
                Mistake.inRoute("a match without a kind", "match { header 'x' }; to 'v2'", "header", "exact"),
                Mistake.inRoute(
                        "a match of two kinds",
                        "match { header 'x', exact: 'a', prefix: 'b' }; to 'v2'",
                        "header",
                        "exact"),
                Mistake.inRoute("weights of 120", "split v1: 100, v2: 20", "split", "120", "100"),
                Mistake.inRoute("a negative weight", "split v2: -20, v1: 120", "split", "-20", "0 to 100"),
                Mistake.inRoute("an unknown retry condition", "retries 3, on: ['4xx']", "4xx", "retriable-4xx"),
                Mistake.inRoute("negative retries", "retries(-1)", "retries", "-1", "0 to 100"),
                Mistake.inRoute("a delay without a share", "fault { delay '2s' }", "delay", "percent"),
                Mistake.inRoute("an abort without a share", "fault { abort 503 }", "abort", "percent"),
                Mistake.inRoute("an abort that is no status", "fault { abort 42, percent: 5 }", "abort", "42", "599"),
                Mistake.inRoute("a split to a version that nobody declared", "split v1: 90, v3: 10", "v3", "v1"),
                Mistake.inRoute("a mirror to nowhere", "mirror to: 'v9', percent: 10", "v9", "v1"),
                Mistake.inMesh("a service that is no host", "service('Reviews!') { requestTimeout '3s' }", "Reviews!"),
                Mistake.inMesh(
                        "a service that is not there",
                        "service('rewiews') { requestTimeout '3s' }",
                        "rewiews",
                        "reviews"),
                Mistake.inMesh(
                        "a caller that is no account",
                        "allow from: ['a/b/c'], to: 'reviews'",
                        "a/b/c",
                        "NAMESPACE/ACCOUNT"),
                Mistake.inMesh(
                        "a filter that is no expression",
                        "telemetry { accessLog { filter 'response.code >=' } }",
                        "filter",
                        "response.code >="),
                Mistake.inMesh("a word in the wrong block", "requestTimeout '3s'", "requestTimeout", "service"),
                Mistake.inMesh("a mistyped word", "servcie('reviews') { }", "servcie", "service"),
                Mistake.inMesh("an unknown injection", "injection 'sidecars'", "sidecars", "sidecar"));
    }

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(Path.of("dsl-examples/quickstart/cluster.yaml")));
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.clearRequests();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedInWordsThatHelpAndWritesNothing(Mistake mistake) throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong.mesh"), "mesh(namespace: 'shop') {\n    " + mistake.words() + "\n}\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream sink = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                sink,
                sink,
                Map.of("KUBECONFIG", kubeconfig.toString()),
                "apply",
                "-f",
                file.toString());
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(told).isEqualTo(1);
        assertThat(told).contains("error: ").contains(mistake.told()).doesNotContain("Exception", "\tat ");
        assertThat(server.requests().writes()).isEmpty();
    }
}
