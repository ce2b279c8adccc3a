package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.mesh.MeshPipeline;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first example, sandboxed on the CPS engine: the objects that come out of it. */
class QuickstartTest {

    private static final Path FOLDER = Path.of("dsl-examples/quickstart");

    private final List<String> console = new ArrayList<>();
    private EmbeddedCluster server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(FOLDER.resolve("cluster.yaml")));
        cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @Test
    void makesTheRouteWithItsSplitTimeoutAndRetries() throws IOException {
        assertThat(run().result()).isEqualTo(Result.SUCCESS);
        assertThat(only(IstioTypes.VIRTUAL_SERVICE).spec()).isEqualTo(yaml("""
                hosts: [reviews.shop.svc.cluster.local]
                http:
                  - name: default
                    route:
                      - destination: {host: reviews.shop.svc.cluster.local, subset: v1}
                        weight: 90
                      - destination: {host: reviews.shop.svc.cluster.local, subset: v2}
                        weight: 10
                    timeout: 3s
                    retries: {attempts: 3, perTryTimeout: 500ms, retryOn: 'connect-failure,refused-stream'}
                """));
    }

    @Test
    void makesTheVersionsAndTheCircuitBreaker() throws IOException {
        run();
        assertThat(only(IstioTypes.DESTINATION_RULE).spec()).isEqualTo(yaml("""
                host: reviews.shop.svc.cluster.local
                subsets:
                  - {name: v1, labels: {version: v1}}
                  - {name: v2, labels: {version: v2}}
                trafficPolicy:
                  outlierDetection:
                    consecutive5xxErrors: 5
                    interval: 10s
                    baseEjectionTime: 30s
                    maxEjectionPercent: 50
                """));
    }

    @Test
    void makesMtlsStrictAndTracesFivePercent() throws IOException {
        run();
        assertThat(only(IstioTypes.PEER_AUTHENTICATION).spec())
                .isEqualTo(JsonText.parse("{\"mtls\":{\"mode\":\"STRICT\"}}"));
        assertThat(only(IstioTypes.TELEMETRY).spec())
                .isEqualTo(JsonText.parse("{\"tracing\":[{\"randomSamplingPercentage\":5}]}"));
    }

    @Test
    void runTwiceTheSecondRunPlansNothingAndSendsNoWrite() throws IOException {
        run();
        server.clearRequests();
        console.clear();
        assertThat(run().result()).isEqualTo(Result.SUCCESS);
        assertThat(String.join("\n", console)).contains("Nothing to do");
        assertThat(server.requests().writes()).isEmpty();
    }

    private BuildResult run() throws IOException {
        PipelineRunner runner = PipelineRunner.of(Files.readString(FOLDER.resolve("Jenkinsfile")), "Jenkinsfile")
                .withDirectory(FOLDER)
                .withClock(PipelineClock.virtual(Instant.EPOCH))
                .withConsole(console::add);
        return MeshPipeline.on(runner, name -> cluster, new Owner("quickstart"), "test")
                .run();
    }

    private Resource only(ResourceType type) {
        List<Resource> all = server.list(type, "shop");
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static JsonValue yaml(String text) {
        return YamlText.parseAll(text).get(0);
    }
}
