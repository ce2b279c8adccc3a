package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import java.io.File;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart in each phase of a rollout changes nothing about its end. */
class RestartTest {

    private static final String CANARY =
            "service: 'reviews', from: 'v1', to: 'v2', weights: [20, 50], settleWithin: '10m', every: ";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private WorkflowRun start(JenkinsRule jenkins, String call) throws Exception {
        shop.configure();
        return Shop.start(jenkins, "deploy", "withMesh(cluster: 'prod', namespace: 'shop') { " + call + " }");
    }

    private void ends(Result expected, int weight, String phases) throws Throwable {
        sessions.then(jenkins -> {
            shop.release();
            WorkflowRun run = Shop.last(jenkins, "deploy");
            jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(run));
            assertThat(shop.weight()).isEqualTo(weight);
            assertThat(shop.phases()).isEqualTo(phases);
            assertThat(BegunRollouts.get().all()).isEmpty();
        });
    }

    @Test
    void whilePreparing() throws Throwable {
        sessions.then(jenkins -> {
            shop.hold("Preparing", 0);
            start(jenkins, "istioCanary " + CANARY + "'1s'");
            shop.awaitPhase("Preparing");
        });
        ends(Result.SUCCESS, 100, "SUCCEEDED");
    }

    @Test
    void whileChanging() throws Throwable {
        sessions.then(jenkins -> {
            shop.hold("Changing", 20);
            start(jenkins, "istioCanary " + CANARY + "'1s'");
            shop.awaitPhase("Changing", 20);
        });
        ends(Result.SUCCESS, 100, "SUCCEEDED");
    }

    @Test
    void whileAnalysing() throws Throwable {
        sessions.then(jenkins -> {
            start(jenkins, "istioCanary " + CANARY + "'15s'");
            shop.awaitPhase("Analysing", 20);
        });
        ends(Result.SUCCESS, 100, "SUCCEEDED");
    }

    @Test
    void whileAskingByAnInput() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, "istioCanary(" + CANARY + "'1s', pauseAt: [20]) { input '?' }");
            shop.awaitPhase("Asking");
            Shop.await("input", () -> Shop.input(run).isPresent());
        });
        sessions.then(jenkins -> {
            WorkflowRun run = Shop.last(jenkins, "deploy");
            Shop.await("input", () -> Shop.input(run).isPresent());
            assertThat(shop.phases()).isEqualTo("Asking");
            Shop.input(run).orElseThrow().getExecutions().get(0).doProceedEmpty();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
        });
        ends(Result.SUCCESS, 100, "SUCCEEDED");
    }

    @Test
    void whileRollingBack() throws Throwable {
        sessions.then(jenkins -> {
            shop.hold("RollingBack", 20);
            start(jenkins, "istioCanary(" + CANARY + "'1s', pauseAt: [20]) { error 'no' }");
            shop.awaitPhase("RollingBack");
        });
        ends(Result.FAILURE, 0, "ROLLED_BACK");
    }

    @Test
    void anAbortIsNotForgotten() throws Throwable {
        sessions.then(jenkins -> {
            shop.hold("RollingBack", 20);
            WorkflowRun run = start(jenkins, "istioCanary " + CANARY + "'1h'");
            shop.awaitWeight(20);
            run.getExecutor().interrupt();
            shop.awaitPhase("RollingBack");
        });
        ends(Result.ABORTED, 0, "ROLLED_BACK");
    }

    @Test
    void aJobThatIsGoneWhenJenkinsIsThereAgainIsTakenBack() throws Throwable {
        sessions.then(jenkins -> {
            start(jenkins, "istioCanary " + CANARY + "'1h'");
            shop.awaitWeight(20);
        });
        Util.deleteRecursive(new File(sessions.getHome(), "jobs/deploy"));
        sessions.then(jenkins -> {
            shop.awaitPhase("ROLLED_BACK");
            assertThat(shop.weight()).isZero();
            Shop.await("an empty ledger", () -> BegunRollouts.get().all().isEmpty());
        });
    }

    @Test
    void whatWasDoneMeanwhileFromOutsideIsSeen() throws Throwable {
        sessions.then(jenkins -> {
            shop.hold("Changing", 20);
            start(jenkins, "istioCanary " + CANARY + "'1s'");
            shop.awaitPhase("Changing", 20);
        });
        shop.setWeight(35);
        sessions.then(jenkins -> {
            WorkflowRun run = Shop.last(jenkins, "deploy");
            jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("someone else moved the weights", run);
            assertThat(shop.weight()).isEqualTo(35);
        });
    }

    @Test
    void aRecordThatIsGoneEndsTheStepInWords() throws Throwable {
        sessions.then(jenkins -> {
            start(jenkins, "istioCanary " + CANARY + "'1h'");
            shop.awaitWeight(20);
        });
        shop.dropRecords();
        sessions.then(jenkins -> {
            WorkflowRun run = Shop.last(jenkins, "deploy");
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("the record of the rollout is gone", run);
            jenkins.assertLogNotContains("\tat ", run);
        });
    }
}
