package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
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
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Pipeline edits what a controller keeps where it says so, by whichever step, block or file it says it. */
class SharedStepsTest {

    private static final ResourceId DEFAULT = ResourceId.of(IstioTypes.PEER_AUTHENTICATION, "shop", "default");

    private EmbeddedCluster server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start()
                .load(Files.readString(Path.of("dsl-examples/quickstart/cluster.yaml")))
                .load("""
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop, annotations: {argocd.argoproj.io/tracking-id: 'shop:x'}}
                spec: {mtls: {mode: PERMISSIVE}}
                """);
        cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    private String mode() {
        return server.find(DEFAULT)
                .orElseThrow()
                .spec()
                .object("mtls")
                .text("mode")
                .orElse("");
    }

    private BuildResult run(String script) {
        PipelineRunner runner =
                PipelineRunner.of(script, "Jenkinsfile").withClock(PipelineClock.virtual(Instant.EPOCH));
        return MeshPipeline.on(runner, name -> cluster, new Owner("test"), "test")
                .run();
    }

    private static String refusal(BuildResult result) {
        return result.findings().stream().map(Finding::describe).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshSecure namespace: 'shop', mtls: 'STRICT', owner: 'share'",
                "mesh(namespace: 'shop', owner: 'share') { mtls 'STRICT' }",
                "meshApply owner: 'share', yaml: '''apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\n"
                        + "metadata: {namespace: shop}\nspec: {mtls: STRICT}\n'''",
                "meshApply yaml: '''apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\n"
                        + "metadata: {namespace: shop, owner: share}\nspec: {mtls: STRICT}\n'''",
                "meshApply plan: mesh.plan(namespace: 'shop', owner: 'share') { mtls 'STRICT' }",
                "meshApply owner: 'share', namespace: 'shop', yaml: '''apiVersion: security.istio.io/v1\n"
                        + "kind: PeerAuthentication\nmetadata: {name: default, namespace: shop}\n"
                        + "spec: {mtls: {mode: STRICT}}\n'''"
            })
    void isWrittenWhereItIsSaid(String script) {
        BuildResult result = run(script);
        assertThat(refusal(result)).isEmpty();
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
        assertThat(mode()).isEqualTo("STRICT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshSecure namespace: 'shop', mtls: 'STRICT'",
                "mesh(namespace: 'shop') { mtls 'STRICT' }",
                "mesh(namespace: 'shop', owner: 'refuse') { mtls 'STRICT' }",
                "meshPlan yaml: '''apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\n"
                        + "metadata: {namespace: shop}\nspec: {mtls: STRICT}\n'''"
            })
    void isRefusedWhereItIsNot(String script) {
        BuildResult result = run(script);
        assertThat(result.result()).isEqualTo(Result.FAILURE);
        assertThat(refusal(result)).contains("Argo CD keeps this object");
        assertThat(mode()).isEqualTo("PERMISSIVE");
    }

    private static final String PLAN = """
            def approved = meshPlan owner: 'share', yaml: '''apiVersion: servicemesh.jenkins.io/v1
            kind: Mesh
            metadata: {namespace: shop}
            spec: {mtls: STRICT}
            '''
            """;

    @Test
    void aPlanThatWasSharedIsNotAppliedUnlessTheStepSaysSoToo() {
        BuildResult result = run(PLAN + "meshApply plan: approved");
        assertThat(refusal(result)).contains("Argo CD keeps this object");
        assertThat(mode()).isEqualTo("PERMISSIVE");
    }

    @Test
    void aPlanThatWasSharedIsAppliedWhereTheStepSaysSoToo() {
        BuildResult result = run(PLAN + "meshApply plan: approved, owner: 'share'");
        assertThat(refusal(result)).isEmpty();
        assertThat(mode()).isEqualTo("STRICT");
    }

    @Test
    void anotherWordThanTheTwoIsRefusedOfAPlanAsWell() {
        BuildResult result = run(PLAN + "meshApply plan: approved, owner: 'mine'");
        assertThat(refusal(result)).contains("'mine'", "refuse, share");
    }
}
