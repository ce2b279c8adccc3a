package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps in a sandboxed Pipeline on a real Jenkins: the objects are there afterwards. */
@WithJenkins
class StepsTest {

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

    @Test
    void aStepWritesFromAScriptedPipeline() throws Exception {
        mesh.run(
                Result.SUCCESS,
                "meshTraffic cluster: 'prod', namespace: 'shop', service: 'reviews', requestTimeout: '3s'");
        assertThat(mesh.route().text("timeout")).contains("3s");
    }

    @Test
    void aStepWritesFromADeclarativePipelineWithoutScript() throws Exception {
        mesh.run(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('traffic') {
                            steps {
                                withMesh(cluster: 'prod', namespace: 'shop') {
                                    meshTraffic service: 'reviews', requestTimeout: '3s', retries: [attempts: 2, perTry: '1s']
                                }
                            }
                        }
                    }
                }
                """);
        assertThat(mesh.route().text("timeout")).contains("3s");
    }

    @Test
    void theClosureFormWritesUnderTheSandbox() throws Exception {
        mesh.run(Result.SUCCESS, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 90, v2: 10 ; requestTimeout '4s' }
                    }
                }
                """);
        assertThat(mesh.route().text("timeout")).contains("4s");
    }

    @Test
    void stepsInParallelBranchesKeepTheirOwnScope() throws Exception {
        mesh.run(Result.SUCCESS, """
                parallel a: {
                    withMesh(cluster: 'prod', namespace: 'shop') { meshTraffic service: 'reviews', requestTimeout: '3s' }
                }, b: {
                    mesh(cluster: 'prod', namespace: 'shop') { service('ratings') { requestTimeout '5s' } }
                }
                """);
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop"))
                .extracting(route -> route.name())
                .containsExactlyInAnyOrder("reviews", "ratings");
    }

    @Test
    void aScriptThatWasLoadedHasTheStepsAndTheBlock() throws Exception {
        mesh.run(Result.SUCCESS, """
                node {
                    writeFile file: 'release.groovy', text: '''
                        def limits(name) {
                            mesh(cluster: 'prod', namespace: 'shop') { service(name) { requestTimeout '3s' } }
                            meshTraffic cluster: 'prod', namespace: 'shop', service: 'ratings', requestTimeout: '5s'
                        }
                        return this
                    '''
                    def release = load 'release.groovy'
                    release.limits('reviews')
                }
                """);
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop"))
                .extracting(route -> route.spec()
                        .array("http")
                        .objects()
                        .get(0)
                        .text("timeout")
                        .orElse(""))
                .containsExactlyInAnyOrder("3s", "5s");
    }

    @Test
    void whatAStepReturnsIsReadUnderTheSandbox() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.SUCCESS, """
                def first = meshTraffic service: 'reviews', requestTimeout: '3s'
                def second = meshTraffic service: 'reviews', requestTimeout: '3s'
                echo "first ${first.outcome} ${first.objects} ${first.changes} ${first.inEffect} ${first.journalEntry.empty}"
                echo "second ${second.outcome} unchanged ${second.unchanged}"
                """);
        jenkins.assertLogContains("first DONE [VirtualService shop/reviews] 1 true false", run);
        jenkins.assertLogContains("second UNCHANGED unchanged true", run);
    }

    @Test
    void aStatusThatIsNotGoodMakesTheBuildUnstable() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.UNSTABLE, "echo \"status: ${meshStatus().text}\"");
        jenkins.assertLogContains("status: Mesh: Istio", run);
    }

    @Test
    void allMistakesOfACallAreToldAtOnceWithoutATrace() throws Exception {
        WorkflowRun run = mesh.runSteps(
                Result.FAILURE, "meshTraffic service: 'reviews', requestTimeout: '3', retires: [attempts: 3]");
        jenkins.assertLogContains("invalid requestTimeout '3'", run);
        jenkins.assertLogContains("unknown argument of meshTraffic 'retires'", run);
        jenkins.assertLogContains("did you mean 'retries'?", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }

    @Test
    void allMistakesOfABlockAreToldWithTheirLinesAndWithoutATrace() throws Exception {
        WorkflowRun run = mesh.run(Result.FAILURE, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    mtls 'strict'
                    service('reviews') {
                        retires 3
                        requestTimeout = '3s'
                    }
                }
                """);
        jenkins.assertLogContains("did you mean 'STRICT'?", run);
        jenkins.assertLogContains("WorkflowScript:2", run);
        jenkins.assertLogContains("did you mean 'retries'?", run);
        jenkins.assertLogContains("'requestTimeout' is a word, not a variable", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void aRefusalIsAResultWhereTheBuildShallNotFail() throws Exception {
        WorkflowRun run = mesh.runSteps(
                Result.SUCCESS,
                "echo \"told: ${meshRoute(cluster: 'test', service: 'reviews', weights: [v1: 100], failBuild: false).outcome}\"");
        jenkins.assertLogContains("told: REFUSED", run);
    }

    @Test
    void aPlanIsShownAndAppliedExactly() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.SUCCESS, """
                def plan = mesh.plan { mtls 'STRICT' }
                echo "to write: ${plan.changes}"
                meshApply plan: plan
                """);
        jenkins.assertLogContains("to write: 1", run);
        assertThat(mesh.only(IstioTypes.PEER_AUTHENTICATION)
                        .spec()
                        .object("mtls")
                        .text("mode"))
                .contains("STRICT");
    }

    @Test
    void whatWasWrittenIsTakenBack() throws Exception {
        mesh.runSteps(Result.SUCCESS, """
                meshTraffic service: 'reviews', requestTimeout: '3s'
                meshRollback last: true
                """);
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }

    @Test
    void aFileIsReadFromTheWorkspaceAndFromNowhereElse() throws Exception {
        WorkflowRun run = mesh.runSteps(Result.SUCCESS, """
                node {
                    writeFile file: 'reviews.yaml', text: '''
                apiVersion: servicemesh.jenkins.io/v1
                kind: Mesh
                spec:
                  mtls: STRICT
                '''.stripIndent()
                    meshApply file: 'reviews.yaml'
                    def outside = meshApply file: '../../secrets.yaml', failBuild: false
                    echo "outside: ${outside.outcome}"
                }
                def nowhere = meshApply file: 'reviews.yaml', failBuild: false
                echo "nowhere: ${nowhere.outcome}"
                """);
        jenkins.assertLogContains("outside: REFUSED", run);
        jenkins.assertLogContains("nowhere: REFUSED", run);
        assertThat(mesh.server().list(IstioTypes.PEER_AUTHENTICATION, "shop")).hasSize(1);
    }
}
