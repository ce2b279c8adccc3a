package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the DSL that steps read: code of the repository that may say what is wanted and nothing else. */
class MeshFileStepsTest {

    @TempDir
    private Path folder;

    private final List<String> console = new ArrayList<>();
    private EmbeddedCluster server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(Path.of("dsl-examples/quickstart/cluster.yaml")));
        cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
        server.clearRequests();
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @Test
    void aFileOfTheDslIsAppliedPlannedAndValidatedBySteps() throws IOException {
        Files.writeString(folder.resolve("reviews.mesh"), "mesh(namespace: 'shop') { mtls 'STRICT' }");
        BuildResult result = run("""
                withMesh(cluster: 'prod') {
                    echo "valid: ${meshValidate(file: 'reviews.mesh').good}"
                    def plan = meshPlan file: 'reviews.mesh'
                    echo "changes: ${plan.changes}"
                    meshApply plan: plan
                    echo "again: ${meshApply(file: 'reviews.mesh').unchanged}"
                }
                """);
        assertThat(describe(result)).isEmpty();
        assertThat(console)
                .anyMatch(line -> line.contains("valid: true"))
                .anyMatch(line -> line.contains("changes: 1"))
                .anyMatch(line -> line.contains("again: true"));
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "shop")).hasSize(1);
    }

    @Test
    void aFileWithRolloutsIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(
                folder.resolve("canary.mesh"),
                "mesh(namespace: 'shop') {\n  mtls 'STRICT'\n  canary('reviews') { to 'v2'; weights 5; every '2m' }\n}\n");
        BuildResult result = run("meshApply cluster: 'prod', file: 'canary.mesh'");
        assertThat(describe(result))
                .contains("canary.mesh:1", "meshApply runs no rollouts: reviews to v2", "meshCanary");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void aMistakeInAFileOfTheDslIsToldWithFileAndLine() throws IOException {
        Files.writeString(folder.resolve("reviews.mesh"), "mesh(namespace: 'shop') {\n    mtls 'strict'\n}\n");
        BuildResult result = run("meshValidate file: 'reviews.mesh'");
        assertThat(describe(result)).contains("reviews.mesh:2", "did you mean 'STRICT'?");
    }

    @Test
    void aFileOfTheDslHasNoStepsAndNoWayOutOfTheSandbox() throws IOException {
        for (String mischief : List.of(
                "sh 'touch taken'",
                "writeFile file: 'taken', text: ''",
                "new File('taken').createNewFile()",
                "'touch taken'.execute()",
                "System.exit(1)")) {
            Files.writeString(folder.resolve("bad.mesh"), mischief + "\nmesh(namespace: 'shop') { mtls 'STRICT' }\n");
            BuildResult result = run("meshApply cluster: 'prod', file: 'bad.mesh'");
            assertThat(result.result()).as(mischief).isEqualTo(Result.FAILURE);
            assertThat(describe(result)).as(mischief).contains("bad.mesh:1");
        }
        assertThat(folder.resolve("taken")).doesNotExist();
        assertThat(server.requests().all()).isEmpty();
    }

    @Test
    void aFileOfTheDslWithoutAMeshBlockIsRefused() throws IOException {
        Files.writeString(folder.resolve("empty.mesh"), "def x = 1\n");
        assertThat(describe(run("meshApply cluster: 'prod', file: 'empty.mesh'")))
                .contains("empty.mesh:1", "no mesh block");
    }

    @Test
    void aFileOfTheDslThatDoesNotEndIsAborted() {
        assertThatThrownBy(() -> new MeshFileRun(Duration.ofMillis(200)).evaluate("while (true) { }", "endless.mesh"))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("endless.mesh")
                .hasMessageContaining("was not done after");
    }

    @Test
    void whatAnIntentWouldMakeIsValidatedToo() throws IOException {
        Files.writeString(folder.resolve("slow.mesh"), """
                mesh(namespace: 'shop') {
                    service('reviews') { requestTimeout '1s'; retries 3, perTry: '5s' }
                }
                """);
        run("meshValidate file: 'slow.mesh'");
        assertThat(console).anyMatch(line -> line.contains("slow.mesh:1, VirtualService shop/"));
    }

    private static String describe(BuildResult result) {
        return String.join(
                "\n", result.findings().stream().map(Finding::describe).toList());
    }

    private BuildResult run(String script) {
        PipelineRunner runner = PipelineRunner.of(script, "Jenkinsfile")
                .withDirectory(folder)
                .withClock(PipelineClock.virtual(Instant.EPOCH))
                .withConsole(console::add);
        return MeshPipeline.on(runner, name -> cluster, new Owner("test"), "test")
                .run();
    }
}
