package io.jenkins.plugins.servicemesh.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator says of a cluster holds for every way in, and nothing of it stops a way back. */
@WithJenkins
class PolicyOnJenkinsTest {

    private static final String TRAFFIC = "meshTraffic service: 'reviews', requestTimeout: '3s'";
    private static final String CANARY = "meshCanary service: 'reviews', from: 'v1', to: 'v2', every: '1s', weights: ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

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

    private void policy(Consumer<MeshPolicy> says) {
        MeshPolicy policy = new MeshPolicy();
        says.accept(policy);
        mesh.with(cluster -> cluster.setPolicy(policy));
    }

    private void freeze() {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        MeshFreeze freeze = new MeshFreeze(TIME.format(now.minusHours(1)), TIME.format(now.plusDays(1)));
        freeze.setReason("the sale of the year");
        policy(says -> says.setFreezes(List.of(freeze)));
    }

    private WorkflowRun refused(String steps) throws Exception {
        mesh.server().clearRequests();
        WorkflowRun run = mesh.runSteps(Result.FAILURE, steps);
        assertThat(mesh.server().requests().writes()).isEmpty();
        jenkins.assertLogNotContains("\tat ", run);
        return run;
    }

    @Test
    void aWarningThatIsMadeAnErrorRefusesAndElseDoesNot() throws Exception {
        String steps = "meshSecure mtls: 'STRICT'";
        policy(says -> says.setSeverities(List.of(new MeshSeverity("not-checked", "error"))));
        jenkins.assertLogContains("rule not-checked, on this cluster error", refused(steps));
        policy(says -> says.setSeverities(List.of(new MeshSeverity("another/rule", "error"))));
        mesh.runSteps(Result.SUCCESS, steps);
    }

    @Test
    void aRolloutBelowTheFloorsIsRefusedAndOneAboveRuns() throws Exception {
        policy(says -> {
            says.setMaxFirstWeight("10");
            says.setMinWeights(2);
            says.setMinEvery("1s");
        });
        WorkflowRun run = refused(CANARY + "[50]");
        jenkins.assertLogContains("the first weight is too high '50 %'; allowed: at most 10 %", run);
        jenkins.assertLogContains("there are too few weights '1'; allowed: at least 2", run);
        mesh.runSteps(Result.SUCCESS, "meshRoute service: 'reviews', weights: [v1: 100]\n" + CANARY + "[10, 50]");
        assertThat(mesh.weightOf("v2")).isEqualTo(100);
    }

    @Test
    void aRolloutOfABlockIsHeldAgainstTheFloorsAsWell() throws Exception {
        policy(says -> says.setMinRequests(100));
        WorkflowRun run = refused("""
                mesh { canary('reviews') { from 'v1' ; to 'v2' ; weights 50 ; every '1s' } }
                """);
        jenkins.assertLogContains("minRequests is too low '20'; allowed: at least 100", run);
        jenkins.assertLogContains("a rollout needs a check that decides", run);
    }

    @Test
    void anMtlsModeThatIsNotAllowedIsRefusedInEveryFormAndAnAllowedOneIsNot() throws Exception {
        policy(says -> says.setMtlsModes("STRICT, PERMISSIVE"));
        String sentence = "this mTLS mode is not allowed on this cluster 'DISABLE'; allowed: STRICT, PERMISSIVE";
        jenkins.assertLogContains(sentence, refused("meshSecure mtls: 'DISABLE'"));
        jenkins.assertLogContains(sentence, refused("mesh { mtls 'DISABLE' }"));
        jenkins.assertLogContains(sentence, refused("""
                meshApply yaml: '''
                apiVersion: servicemesh.jenkins.io/v1
                kind: Mesh
                metadata: {namespace: shop}
                spec: {mtls: DISABLE}
                '''
                """));
        jenkins.assertLogContains(sentence, refused("meshApply yaml: " + policy("DISABLE")));
        jenkins.assertLogContains(sentence, refused("meshPlan yaml: " + policy("DISABLE")));
        mesh.runSteps(Result.SUCCESS, "meshApply yaml: " + policy("PERMISSIVE"));
        assertThat(mesh.server().list(IstioTypes.PEER_AUTHENTICATION, "shop")).hasSize(1);
    }

    /** A plain object with a mode of a port. */
    private static String policy(String mode) {
        return """
                '''
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: reviews, namespace: shop}
                spec:
                  selector: {matchLabels: {app: reviews}}
                  mtls: {mode: STRICT}
                  portLevelMtls: {9080: {mode: %s}}
                '''
                """.formatted(mode);
    }

    @Test
    void inAFreezeNothingIsChangedAndPlansAreShown() throws Exception {
        freeze();
        WorkflowRun run = refused(TRAFFIC);
        jenkins.assertLogContains("nothing is changed on this cluster until", run);
        jenkins.assertLogContains("the sale of the year", run);
        jenkins.assertLogContains("wait for its end; a rollback, a cleanup and an abort are possible meanwhile", run);
        refused("mesh { service('reviews') { requestTimeout '3s' } }");
        refused("meshFault(service: 'reviews', delay: '1s', percent: 5) { echo 'in the block' }");
        refused(CANARY + "[10, 50]");
        jenkins.assertLogContains(
                "+ PeerAuthentication shop/reviews",
                refused("def plan = meshPlan yaml: " + policy("STRICT") + "\nmeshApply plan: plan"));
    }

    @Test
    void aRollbackAndACleanupPassInAFreeze() throws Exception {
        for (String back : List.of("meshRollback last: true", "meshCleanup()")) {
            WorkflowJob job = mesh.job("withMesh(cluster: 'prod', namespace: 'shop') {\n if (env.BUILD_NUMBER == '1') "
                    + TRAFFIC + " else " + back + "\n}");
            mesh.with(cluster -> cluster.setPolicy(null));
            jenkins.buildAndAssertSuccess(job);
            assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).hasSize(1);
            freeze();
            jenkins.buildAndAssertSuccess(job);
            assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
        }
    }

    @Test
    void aFaultThatIsUnderWayEndsInAFreeze() throws Exception {
        WorkflowRun run = mesh.job("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshFault(service: 'reviews', delay: '1s', percent: 5) { input 'go on' }
                }
                """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("go on", run);
        assertThat(mesh.route().has("fault")).isTrue();
        freeze();
        run.doTerm();
        jenkins.waitForCompletion(run);
        assertThat(mesh.route().has("fault")).isFalse();
    }

    @Test
    void aRolloutUnderWayHoldsItsWeightInAFreezeAndGoesOnWhenItIsLifted() throws Exception {
        WorkflowRun run = canaryThatIsFrozen();
        assertThat(mesh.weightOf("v2")).isEqualTo(10);
        mesh.with(cluster -> cluster.setPolicy(null));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(mesh.weightOf("v2")).isEqualTo(100);
    }

    @Test
    void aRolloutThatIsAbortedInAFreezeIsRolledBack() throws Exception {
        WorkflowRun run = canaryThatIsFrozen();
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(mesh.weightOf("v1")).isEqualTo(100);
    }

    private WorkflowRun canaryThatIsFrozen() throws Exception {
        WorkflowRun run = mesh.job("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    meshRoute service: 'reviews', weights: [v1: 100]
                    meshCanary service: 'reviews', from: 'v1', to: 'v2', weights: [10, 50], every: '5s'
                }
                """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("10 %", run);
        freeze();
        jenkins.waitForMessage("nothing is changed on this cluster until", run);
        return run;
    }

    @Test
    void aPolicyThatCannotBeReadAllowsNothing() throws Exception {
        policy(says -> says.setMtlsModes("STRIKT"));
        jenkins.assertLogContains("policy of cluster 'prod': invalid mTLS mode 'STRIKT'", refused(TRAFFIC));
    }
}
