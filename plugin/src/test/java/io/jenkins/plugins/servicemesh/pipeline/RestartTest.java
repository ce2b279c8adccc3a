package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is restarted while a step waits: the build goes on, and what it owes to the cluster is done. */
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private MeshOnJenkins mesh;

    @AfterEach
    void stop() {
        mesh.close();
    }

    private static WorkflowRun last(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("p", WorkflowJob.class).getLastBuild();
    }

    private WorkflowRun start(JenkinsRule jenkins, String steps) throws Exception {
        mesh = MeshOnJenkins.start(jenkins).readyForBoth();
        return mesh.job("p", "withMesh(cluster: 'prod', namespace: 'shop') {\n" + steps + "\n}")
                .scheduleBuild2(0)
                .waitForStart();
    }

    @Test
    void aFaultIsTakenBackAfterTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, """
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', delay: '2s', percent: 20) { semaphore 'fault' }
                    """);
            SemaphoreStep.waitForStart("fault/1", run);
        });
        assertThat(mesh.route().has("fault")).isTrue();
        sessions.then(jenkins -> {
            SemaphoreStep.success("fault/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(last(jenkins)));
        });
        assertThat(mesh.route().has("fault")).isFalse();
    }

    @Test
    void anApprovedPlanIsAppliedAfterTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, """
                    def plan = mesh.plan { mtls 'STRICT' }
                    semaphore 'plan'
                    meshApply plan: plan
                    """);
            SemaphoreStep.waitForStart("plan/1", run);
        });
        sessions.then(jenkins -> {
            SemaphoreStep.success("plan/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(last(jenkins)));
        });
        assertThat(mesh.only(IstioTypes.PEER_AUTHENTICATION)
                        .spec()
                        .object("mtls")
                        .text("mode"))
                .contains("STRICT");
    }
}
