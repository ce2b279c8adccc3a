package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps from their call to their end. */
@WithJenkins
class RolloutStepTest {

    private static final String CHECKED = "service: 'reviews', from: 'v1', to: 'v2', weights: [20, 50], every: '6s',"
            + " check: [successRate: [min: 99]], settleWithin: '5m'";
    private static final String UNCHECKED =
            "service: 'reviews', from: 'v1', to: 'v2', weights: [20, 50], every: '1s', settleWithin: '5m'";

    private static JenkinsRule jenkins;
    private Shop shop;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
        shop.configure();
    }

    @AfterEach
    void close() throws Exception {
        Shop.stopAll(jenkins);
        shop.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(Shop.start(jenkins, Shop.name(), script)));
    }

    private static String inShop(String steps) {
        return "withMesh(cluster: 'prod', namespace: 'shop') {\n" + steps + "\n}";
    }

    private static String declarative(String steps) {
        return "pipeline { agent none\n stages { stage('Canary') { steps {\n" + inShop(steps) + "\n} } } }";
    }

    @Test
    void aGoodVersionGetsEverythingFromADeclarativePipeline() throws Exception {
        shop.measure(0.1);
        WorkflowRun run = run(Result.SUCCESS, declarative("istioCanary " + CHECKED));
        assertThat(shop.weight()).isEqualTo(100);
        assertThat(shop.phases()).isEqualTo("SUCCEEDED");
        assertThat(labels(run)).contains("reviews-v2 100 %");
        assertThat(BegunRollouts.get().all()).isEmpty();
    }

    @Test
    void aBadVersionIsTakenBackFromAScriptedPipeline() throws Exception {
        shop.measure(30);
        WorkflowRun run = run(Result.FAILURE, inShop("istioCanary " + CHECKED));
        assertThat(shop.weight()).isZero();
        assertThat(shop.phases()).isEqualTo("ROLLED_BACK");
        jenkins.assertLogContains("ERROR: reviews to v2: rolled back", run);
        jenkins.assertLogContains("rolled back", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void aBadVersionIsTakenBackFromADeclarativePipeline() throws Exception {
        shop.measure(30);
        run(Result.FAILURE, declarative("meshCanary " + CHECKED));
        assertThat(shop.weight()).isZero();
    }

    @Test
    void aHeldRolloutMakesTheBuildUnstable() throws Exception {
        shop.measure(30);
        run(
                Result.UNSTABLE,
                inShop("def r = meshCanary " + CHECKED + ", onFailure: 'hold'\n echo \"held: ${r.held}\""));
        assertThat(shop.weight()).isEqualTo(20);
        assertThat(shop.phases()).isEqualTo("HELD");
    }

    @Test
    void theResultTellsWhereTheStepShallNotFail() throws Exception {
        shop.measure(30);
        WorkflowRun run = run(
                Result.SUCCESS,
                inShop("def r = meshCanary " + CHECKED
                        + ", failBuild: false\n echo \"ending ${r.ending} of ${r.service}\""));
        jenkins.assertLogContains("ending ROLLED_BACK of reviews", run);
    }

    @Test
    void theClosureFormRollsOut() throws Exception {
        run(Result.SUCCESS, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    canary('reviews') { from 'v1'; to 'v2'; weights 20, 50; every '1s'; settleWithin '20s' }
                }
                """);
        assertThat(shop.weight()).isEqualTo(100);
    }

    @Test
    void blueGreenMovesEverythingAtOnce() throws Exception {
        run(Result.SUCCESS, inShop("meshBlueGreen service: 'reviews', from: 'v1', to: 'v2', watch: '1s'"));
        assertThat(shop.weight()).isEqualTo(100);
    }

    @Test
    void theBlockIsAskedOnceAndItsEndIsTheAnswer() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                inShop("istioCanary(" + UNCHECKED
                        + ", pauseAt: [20]) { echo \"asked: $MESH_QUESTION $MESH_REASON\" }"));
        jenkins.assertLogContains("asked: PLANNED go on after 20 %?", run);
        assertThat(JenkinsRule.getLog(run).split("asked: PLANNED", -1)).hasSize(2);
        assertThat(shop.weight()).isEqualTo(100);
    }

    @Test
    void aFailingBlockSaysNo() throws Exception {
        WorkflowRun run =
                run(Result.FAILURE, inShop("istioCanary(" + UNCHECKED + ", pauseAt: [20]) { error 'not this one' }"));
        jenkins.assertLogContains("refused", run);
        assertThat(shop.weight()).isZero();
    }

    @Test
    void aRejectedInputSaysNo() throws Exception {
        WorkflowRun run = Shop.start(
                jenkins, Shop.name(), inShop("istioCanary(" + UNCHECKED + ", pauseAt: [20]) { input 'Go on?' }"));
        Shop.await("input", () -> Shop.input(run).isPresent());
        Shop.input(run).orElseThrow().getExecutions().get(0).doAbort();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(shop.weight()).isZero();
        assertThat(shop.phases()).isEqualTo("ROLLED_BACK");
    }

    @Test
    void anExecutorThatIsHeldIsSpokenOf() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "node { " + inShop("meshCanary " + UNCHECKED) + " }");
        jenkins.assertLogContains("needs no executor", run);
    }

    @Test
    void aMistakeInTheArgumentsIsToldInWordsAndWritesNothing() throws Exception {
        WorkflowRun run = run(Result.FAILURE, inShop("istioCanary service: 'reviews', tu: 'v2', weights: [20]"));
        jenkins.assertLogContains("tu", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(shop.records()).isEmpty();
        assertThat(BegunRollouts.get().all()).isEmpty();
    }

    /** The figures of the shop. */
    @TestExtension
    public static final class Figures extends ShopMetrics {}

    private static List<String> labels(WorkflowRun run) {
        return StreamSupport.stream(
                        new DepthFirstScanner().allNodes(run.getExecution()).spliterator(), false)
                .map(RolloutStepTest::label)
                .toList();
    }

    private static String label(FlowNode node) {
        LabelAction label = node.getAction(LabelAction.class);
        return label == null ? "" : label.getDisplayName();
    }
}
