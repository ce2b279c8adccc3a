package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command at work, on the embedded server over HTTP, with the cluster of the quickstart. */
abstract class CommandOnQuickstart {

    static final Path QUICKSTART = Path.of("dsl-examples/quickstart");
    static final String REVIEWS = QUICKSTART.resolve("reviews.mesh").toString();

    static final String SOMEONE_ELSES = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http:
              - name: default
                route:
                - {destination: {host: reviews, subset: v1}, weight: 100}
                - {destination: {host: reviews, subset: v2}, weight: 0}
            """;

    @TempDir
    Path folder;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    EmbeddedCluster server;
    Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(QUICKSTART.resolve("cluster.yaml")));
        kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), server.kubeconfig().replaceAll("\\bembedded\\b", "test"));
        server.clearRequests();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Path split() throws IOException {
        return Files.writeString(folder.resolve("split.mesh"), """
                mesh(namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 95, v2: 5 }
                    }
                }
                """);
    }

    Resource find(String rule) {
        Optional<Resource> found = server.find(ResourceId.of(IstioTypes.DESTINATION_RULE, "shop", rule));
        return found.orElseThrow();
    }

    int mesh(String... arguments) {
        return run(Map.of("KUBECONFIG", kubeconfig.toString()), arguments);
    }

    int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        return Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                arguments);
    }

    String answer() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String talk() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
