package io.jenkins.plugins.servicemesh.access;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A job edits what a controller keeps only with the right to share, whichever way it asks. */
@WithJenkins
class SharingOnJenkinsTest {

    private static final String NOT_ALLOWED = "sharing objects with controllers is not allowed in shop";
    private static final String TRAFFIC = "meshTraffic service: 'reviews', requestTimeout: '3s', owner: 'share'";

    private static JenkinsRule jenkins;
    private MeshOnJenkins mesh;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void start() throws Exception {
        mesh = MeshOnJenkins.start(jenkins).readyForBoth();
        mesh.server().load("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: reviews, namespace: shop, annotations: {argocd.argoproj.io/tracking-id: 'shop:x'}}
                spec:
                  hosts: [reviews]
                  http:
                  - route:
                    - {destination: {host: reviews, subset: v1}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: reviews, namespace: shop}
                spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
                """);
        mesh.server().clearRequests();
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    private void granting(boolean share) {
        MeshGrant grant = new MeshGrant("shop");
        grant.setTraffic(true);
        grant.setShare(share);
        mesh.granting(grant);
    }

    private boolean isRead() {
        return mesh.server().requests().all().stream()
                .anyMatch(request -> request.path().contains("/virtualservices"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRAFFIC,
                "mesh(owner: 'share') { service('reviews') { requestTimeout '3s' } }",
                "meshApply yaml: '''apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\nmetadata: {namespace: shop, owner: share}\n"
                        + "spec: {service: {reviews: {requestTimeout: 3s}}}\n'''",
                "meshPlan owner: 'share', yaml: '''apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\n"
                        + "metadata: {namespace: shop}\nspec: {service: {reviews: {requestTimeout: 3s}}}\n'''",
                "meshFault(service: 'reviews', delay: '1s', percent: 5, owner: 'share') { echo 'in the block' }"
            })
    void withoutTheRightItIsRefusedBeforeTheObjectIsRead(String steps) throws Exception {
        granting(false);
        WorkflowRun run = mesh.runSteps(Result.FAILURE, steps);
        jenkins.assertLogContains(NOT_ALLOWED, run);
        jenkins.assertLogContains("have an administrator grant 'share'", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(isRead()).isFalse();
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "istioCanary service: 'reviews', to: 'v2', weights: [50], every: '1s', owner: 'share'",
                "mesh(owner: 'share') { canary('reviews') { to 'v2' ; weights 50 ; every '1s' } }"
            })
    void withoutTheRightARolloutDoesNotBegin(String steps) throws Exception {
        granting(false);
        jenkins.assertLogContains(NOT_ALLOWED, mesh.runSteps(Result.FAILURE, steps));
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @Test
    void theRightAloneIsRightToNothing() throws Exception {
        MeshGrant grant = new MeshGrant("shop");
        grant.setShare(true);
        mesh.granting(grant);
        jenkins.assertLogContains("its grants lack 'traffic' there", mesh.runSteps(Result.FAILURE, TRAFFIC));
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @Test
    void withTheRightItIsStillRefusedUnlessThePipelineSaysIt() throws Exception {
        granting(true);
        WorkflowRun run = mesh.runSteps(Result.FAILURE, "meshTraffic service: 'reviews', requestTimeout: '3s'");
        jenkins.assertLogContains("Argo CD keeps this object", run);
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @Test
    void withTheRightItIsWrittenAfterAProbe() throws Exception {
        granting(true);
        WorkflowRun run = mesh.runSteps(Result.SUCCESS, TRAFFIC);
        jenkins.assertLogContains("before the first write a probe tells", run);
        assertThat(mesh.route().text("timeout")).contains("3s");
        assertThat(mesh.only(IstioTypes.VIRTUAL_SERVICE).annotations())
                .containsOnlyKeys("argocd.argoproj.io/tracking-id");
    }

    @Test
    void withTheRightARolloutIsPromoted() throws Exception {
        granting(true);
        mesh.runSteps(
                Result.SUCCESS, "istioCanary service: 'reviews', to: 'v2', weights: [50], every: '1s', owner: 'share'");
        assertThat(mesh.weightOf("v2")).isEqualTo(100);
    }

    @Test
    void aPlanThatWasMadeWithTheRightIsNotAppliedWithoutIt() throws Exception {
        granting(true);
        WorkflowRun run = mesh.job("""
                withMesh(cluster: 'prod', namespace: 'shop') {
                    def approved = mesh.plan(owner: 'share') { service('reviews') { requestTimeout '3s' } }
                    input 'go on?'
                    meshApply plan: approved, owner: 'share'
                }
                """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("go on?", run);
        granting(false);
        run.getAction(InputAction.class).getExecutions().get(0).doProceedEmpty();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(NOT_ALLOWED, run);
        assertThat(mesh.server().requests().writes()).isEmpty();
    }
}
