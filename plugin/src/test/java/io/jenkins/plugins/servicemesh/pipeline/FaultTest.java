package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.Await;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A fault is there while its block runs, and gone however that ends. */
@WithJenkins
class FaultTest {

    private static JenkinsRule jenkins;
    private MeshOnJenkins mesh;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void start() throws Exception {
        mesh = MeshOnJenkins.start(jenkins);
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    private WorkflowRun underWay(String name, String more) throws Exception {
        WorkflowRun run = mesh.job("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', delay: '2s', percent: 20%s) { semaphore '%s' }
                }
                """.formatted(more, name)).scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart(name + "/1", run);
        return run;
    }

    @Test
    void holdsWhileTheBlockRunsAndIsGoneAfterIt() throws Exception {
        WorkflowRun run = underWay("good", "");
        assertThat(mesh.route().has("fault")).isTrue();
        SemaphoreStep.success("good/1", null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(mesh.route().has("fault")).isFalse();
    }

    @Test
    void isGoneWhenTheBlockFails() throws Exception {
        WorkflowRun run = underWay("bad", "");
        SemaphoreStep.failure("bad/1", new hudson.AbortException("no luck"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("no luck", run);
        assertThat(mesh.route().has("fault")).isFalse();
    }

    @Test
    void isGoneWhenTheBuildIsAborted() throws Exception {
        WorkflowRun run = underWay("aborted", "");
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(mesh.route().has("fault")).isFalse();
    }

    @Test
    void isGoneAtItsLimitWhileTheBlockStillRunsAndTheBuildIsUnstable() throws Exception {
        WorkflowRun run = underWay("slow", ", atMost: '1s'");
        jenkins.waitForMessage("the time limit is over", run);
        Await.until("the end of the fault", () -> !mesh.route().has("fault"));
        SemaphoreStep.success("slow/1", null);
        jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
    }
}
