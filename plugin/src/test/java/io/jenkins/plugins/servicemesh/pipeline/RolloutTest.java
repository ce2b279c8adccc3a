package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Rollouts on a real Jenkins, without figures. */
@WithJenkins
class RolloutTest {

    private static JenkinsRule jenkins;
    private MeshOnJenkins mesh;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void start() throws Exception {
        mesh = MeshOnJenkins.start(jenkins).readyForBoth();
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void aCanaryMovesAllRequestsInTheEnd() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.SUCCESS, """
                meshRoute service: 'reviews', weights: [v1: 100]
                def end = meshCanary service: 'reviews', from: 'v1', to: 'v2', weights: [10, 50], every: '1s'
                echo "ended: ${end.outcome} promoted ${end.promoted}"
                """);
        jenkins.assertLogContains("ended: DONE promoted true", run);
        assertThat(mesh.weightOf("v2")).isEqualTo(100);
    }

    @Test
    void anAbortedCanaryIsRolledBackBeforeTheBuildEnds() throws Exception {
        WorkflowRun run = mesh.job("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshCanary service: 'reviews', from: 'v1', to: 'v2', weights: [10, 50], every: '10m'
                }
                """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("10 %", run);
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(mesh.weightOf("v1")).isEqualTo(100);
    }

    @Test
    void aNoOfTheBlockRollsBack() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.FAILURE, """
                meshRoute service: 'reviews', weights: [v1: 100]
                meshCanary(service: 'reviews', from: 'v1', to: 'v2', weights: [10], every: '1s', pauseAt: 10) {
                    error "no: ${env.MESH_QUESTION}"
                }
                """);
        jenkins.assertLogContains("rolled back", run);
        assertThat(mesh.weightOf("v1")).isEqualTo(100);
    }

    @Test
    void aRolloutOfABlockRuns() throws Exception {
        mesh.run(Result.SUCCESS, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 100, v2: 0 }
                    }
                    canary('reviews') { from 'v1' ; to 'v2' ; weights 50 ; every '1s' }
                }
                """);
        assertThat(mesh.weightOf("v2")).isEqualTo(100);
    }
}
