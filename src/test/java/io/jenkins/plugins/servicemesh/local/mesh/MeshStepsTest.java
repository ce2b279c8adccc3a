package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mesh steps inside a running Pipeline, on the embedded server. */
class MeshStepsTest {

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
    void withMeshSuppliesClusterAndNamespaceToTheBlocksInside() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    mesh { mtls 'STRICT' }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "shop")).hasSize(1);
    }

    @Test
    void whatABlockNamesItselfCountsBeforeWithMesh() {
        server.load("{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {istio-injection: enabled}}}");
        run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    mesh(namespace: 'other') { mtls 'STRICT' }
                }
                """);
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "shop")).isEmpty();
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "other")).hasSize(1);
    }

    @Test
    void withoutANamespaceTheBlockIsRefusedAtItsLine() {
        BuildResult result = run("echo 'x'\nmesh(cluster: 'prod') { mtls 'STRICT' }\n");
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(describe(result)).contains("Jenkinsfile:2", "namespace");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void anUnknownClusterIsRefusedAndNothingIsWritten() {
        BuildResult result = run("mesh(cluster: 'nowhere', namespace: 'shop') { mtls 'STRICT' }");
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(describe(result)).contains("nowhere");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void theResultIsReadableInTheSandbox() {
        run("""
                def first = mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                echo "first: ${first.changes} ${first.inEffect} ${first.unchanged}"
                def second = mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                echo "second: ${second.changes} ${second.unchanged}"
                """);
        assertThat(console).anyMatch(line -> line.contains("first: 1 true false"));
        assertThat(console).anyMatch(line -> line.contains("second: 0 true"));
    }

    @Test
    void blocksInParallelBranchesDoNotMeet() {
        server.load("{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {istio-injection: enabled}}}");
        BuildResult result = run("""
                parallel a: {
                    mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                }, b: {
                    mesh(cluster: 'prod', namespace: 'other') { mtls 'PERMISSIVE' }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(mode("shop")).contains("STRICT");
        assertThat(mode("other")).contains("PERMISSIVE");
    }

    @Test
    void writtenAndNotInEffectMakesTheBuildUnstable() {
        ResourceId v2 = ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews-v2");
        server.edit(v2, "someone", tree -> tree.with("spec", tree.object("spec").with("replicas", 0)));
        BuildResult result = run("""
                mesh(cluster: 'prod', namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 90, v2: 10 }
                    }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.UNSTABLE);
        assertThat(String.join("\n", console)).contains("no ready endpoint behind shop/reviews");
    }

    @Test
    void aMistakeInTheBlockEndsTheBuildBeforeAnythingIsRead() {
        BuildResult result =
                run("mesh(cluster: 'prod', namespace: 'shop') {\n    mtls 'strict'\n    mtsl 'STRICT'\n}\n");
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(describe(result)).contains("Jenkinsfile:2", "STRICT").contains("Jenkinsfile:3", "mtls");
        assertThat(server.requests().all()).isEmpty();
    }

    @Test
    void stepsTakeArgumentsInDeclarativeWithoutAScriptBlock() {
        BuildResult result = run("""
                pipeline {
                    agent any
                    stages {
                        stage('mesh') {
                            steps {
                                withMesh(cluster: 'prod', namespace: 'shop') {
                                    meshRoute service: 'reviews', weights: [v1: 75, v2: 25]
                                    meshTraffic service: 'reviews', requestTimeout: '3s', retries: [attempts: 2]
                                    meshSecure mtls: 'STRICT'
                                }
                            }
                        }
                    }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(weights()).containsExactly(75, 25);
        assertThat(route().text("timeout")).contains("3s");
        assertThat(mode("shop")).contains("STRICT");
    }

    @Test
    void aFaultHoldsWhileItsBlockRunsAndIsGoneAfterwards() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', abort: 503, percent: 20, atMost: '10m') {
                        echo 'under fault'
                    }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        int under = indexOf("under fault");
        assertThat(console.subList(0, under)).anyMatch(line -> line.contains("edited VirtualService"));
        assertThat(console.subList(under, console.size())).anyMatch(line -> line.contains("edited VirtualService"));
        assertThat(route().has("fault")).isFalse();
    }

    @Test
    void aFaultIsGoneWhenItsBlockFails() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', delay: '2s', percent: 20) { error 'no luck' }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(route().has("fault")).isFalse();
    }

    @Test
    void aFaultEndsAtItsLimitWhileTheBlockStillRunsAndTheBuildIsUnstable() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', delay: '2s', percent: 20, atMost: '1m') {
                        sleep time: 5, unit: 'MINUTES'
                        echo 'after five minutes'
                    }
                }
                """);
        assertThat(result.result()).isEqualTo(Result.UNSTABLE);
        assertThat(indexOf("the time limit is over")).isLessThan(indexOf("after five minutes"));
        assertThat(route().has("fault")).isFalse();
    }

    @Test
    void aPlanIsShownApprovedAndAppliedExactly() {
        BuildResult result = run("""
                def plan = mesh.plan(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                echo "changes: ${plan.changes}, empty: ${plan.empty}"
                withMesh(cluster: 'prod', namespace: 'shop') { meshApply plan: plan }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(console).anyMatch(line -> line.contains("changes: 1, empty: false"));
        assertThat(mode("shop")).contains("STRICT");
    }

    @Test
    void aPlanNamesTheRolloutsOfItsBlock() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    def both = mesh.plan { mtls 'STRICT'; canary('reviews') { to 'v2'; weights 5; every '2m' } }
                    def none = mesh.plan { blueGreen('ratings') { to 'v3'; watch '5m' } }
                    echo "changes: ${both.changes}, ${none.changes}"
                }
                """);
        assertThat(result.result()).as(describe(result)).isEqualTo(Result.SUCCESS);
        assertThat(console)
                .anyMatch(line -> line.contains("not part of it: the rollout of reviews to v2 by 5 %"))
                .anyMatch(line -> line.contains("not part of it: the rollout of ratings to v3 by 100 %"))
                .anyMatch(line -> line.contains("changes: 1, 0"));
    }

    @Test
    void aPlanThatIsNoLongerTheOneIsRefused() {
        BuildResult result = run("""
                def plan = mesh.plan(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                mesh(cluster: 'prod', namespace: 'shop') { mtls 'PERMISSIVE' }
                withMesh(cluster: 'prod', namespace: 'shop') { meshApply plan: plan }
                """);
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(mode("shop")).contains("PERMISSIVE");
    }

    @Test
    void aRefusalIsTheResultWhereTheBuildIsNotToFail() {
        BuildResult result = run("""
                def told = meshRoute cluster: 'prod', namespace: 'shop', service: 'revews', weights: [v1: 100], failBuild: false
                echo "told: ${told.outcome} ${told.good}"
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(console).anyMatch(line -> line.contains("told: REFUSED false"));
    }

    @Test
    void aBlocksRefusalIsItsResultWhereTheBuildIsNotToFail() {
        BuildResult result = run("""
                def told = mesh(cluster: 'prod', namespace: 'nowhere', failBuild: false) { injection 'sidecar' }
                echo "told: ${told.outcome} ${told.good}"
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(console).anyMatch(line -> line.contains("told: REFUSED false"));
    }

    @Test
    void anApprovedPlanThatMovedIsAResultWhereTheBuildIsNotToFail() {
        BuildResult result = run("""
                def plan = mesh.plan(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }
                mesh(cluster: 'prod', namespace: 'shop') { mtls 'PERMISSIVE' }
                withMesh(cluster: 'prod', namespace: 'shop') {
                    echo "told: ${meshApply(plan: plan, failBuild: false).outcome}"
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(console).anyMatch(line -> line.contains("told: MOVED"));
    }

    @Test
    void aFaultThatCannotBeginIsAResultWhereTheBuildIsNotToFailAndItsBlockDoesNotRun() {
        BuildResult result = run("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    def told = meshFault(service: 'revews', delay: '2s', percent: 20, failBuild: false) { echo 'runs' }
                    echo "told: ${told.outcome}"
                }
                """);
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(console).anyMatch(line -> line.contains("told: REFUSED"));
        assertThat(console).noneMatch(line -> line.endsWith("runs"));
    }

    private int indexOf(String text) {
        for (int i = 0; i < console.size(); i++) {
            if (console.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("not on the console: " + text);
    }

    private JsonObject route() {
        return server.list(IstioTypes.VIRTUAL_SERVICE, "shop")
                .get(0)
                .spec()
                .array("http")
                .objects()
                .get(0);
    }

    private List<Integer> weights() {
        return route().array("route").objects().stream()
                .map(to -> to.number("weight").orElseThrow().intValue())
                .toList();
    }

    private Optional<String> mode(String namespace) {
        return server.list(IstioTypes.PEER_AUTHENTICATION, namespace)
                .get(0)
                .spec()
                .object("mtls")
                .text("mode");
    }

    private static String describe(BuildResult result) {
        return String.join(
                "\n", result.findings().stream().map(Finding::describe).toList());
    }

    private BuildResult run(String script) {
        PipelineRunner runner = PipelineRunner.of(script, "Jenkinsfile")
                .withClock(PipelineClock.virtual(Instant.EPOCH))
                .withConsole(console::add);
        return MeshPipeline.on(runner, this::find, new Owner("test"), "test").run();
    }

    private Cluster find(Optional<String> name) {
        if (name.filter("prod"::equals).isEmpty()) {
            throw new FindingsException(
                    Finding.notAllowed("cluster/unknown", "cluster", name.orElse(""), List.of("prod")));
        }
        return cluster;
    }
}
