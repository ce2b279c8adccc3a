package io.jenkins.plugins.servicemesh.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A file of the DSL in the workspace of a build. */
@WithJenkins
class MeshFileTest {

    private static final String WORDS = """
            service('reviews') {
                versions 'v1', 'v2'
                route('default') { split v1: 90, v2: 10 ; requestTimeout '4s' }
            }
            mtls 'PERMISSIVE'
            """;

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

    private WorkflowRun run(Result expected, String steps, Map<String, String> files) throws Exception {
        WorkflowJob job = mesh.job("node { withMesh(cluster: 'prod', namespace: 'shop') {\n" + steps + "\n} }");
        for (Map.Entry<String, String> file : files.entrySet()) {
            FilePath path = jenkins.jenkins.getWorkspaceFor(job).child(file.getKey());
            path.write(file.getValue(), "UTF-8");
        }
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    @Test
    void plansWhatTheSameWordsPlanInThePipeline() throws Exception {
        WorkflowRun run =
                run(Result.SUCCESS, """
                def inFile = meshPlan file: 'mesh/reviews.mesh'
                def inPipeline = mesh.plan {
                %s}
                echo "equal: ${inFile.json == inPipeline.json && inFile.changes > 1}"
                """.formatted(WORDS), Map.of("mesh/reviews.mesh", "mesh {\n" + WORDS + "}\n"));
        jenkins.assertLogContains("equal: true", run);
    }

    @Test
    void isAppliedAndAnApprovedPlanOfItIsToo() throws Exception {
        run(
                Result.SUCCESS,
                """
                meshValidate file: 'mesh/reviews.mesh'
                meshApply file: 'mesh/reviews.mesh'
                def plan = meshPlan file: 'strict.mesh'
                meshApply plan: plan
                """,
                Map.of("mesh/reviews.mesh", "mesh {\n" + WORDS + "}\n", "strict.mesh", "mesh { mtls 'STRICT' }"));
        assertThat(mesh.route().text("timeout")).contains("4s");
        assertThat(mesh.only(IstioTypes.PEER_AUTHENTICATION)
                        .spec()
                        .object("mtls")
                        .text("mode"))
                .contains("STRICT");
    }

    @Test
    void itsMistakesAreToldWithFileAndLineAndWithoutATrace() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                "meshApply file: 'mesh/reviews.mesh'",
                Map.of(
                        "mesh/reviews.mesh",
                        "mesh {\n  mtls 'strict'\n  service('reviews') {\n    retires 3\n  }\n}\n"));
        jenkins.assertLogContains("mesh/reviews.mesh:2", run);
        jenkins.assertLogContains("did you mean 'STRICT'?", run);
        jenkins.assertLogContains("mesh/reviews.mesh:4", run);
        jenkins.assertLogContains("did you mean 'retries'?", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void whatItTriesIsRefusedAndOfferedToNobodyForApproval() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                "meshApply file: 'evil.mesh'",
                Map.of("evil.mesh", "mesh { mtls 'STRICT' }\nSystem.getProperty('user.home')"));
        jenkins.assertLogContains(
                "evil.mesh:2: Scripts not permitted to use staticMethod java.lang.System getProperty java.lang.String;"
                        + " a file says what is wanted",
                run);
        jenkins.assertLogNotContains("\tat ", run);
        jenkins.assertLogNotContains("Administrators can", run);
        assertThat(ScriptApproval.get().getPendingSignatures()).isEmpty();
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @Test
    void whatAnAdministratorApprovedForPipelinesIsNotApprovedForIt() throws Exception {
        ScriptApproval.get().approveSignature("staticMethod java.lang.System getenv java.lang.String");
        WorkflowRun run = run(
                Result.FAILURE,
                "echo \"home ${System.getenv('HOME')}\"\nmeshApply file: 'env.mesh'",
                Map.of("env.mesh", "mesh { mtls System.getenv('MODE') }"));
        jenkins.assertLogContains("home /", run);
        jenkins.assertLogContains("env.mesh:1: Scripts not permitted to use staticMethod java.lang.System getenv", run);
    }

    @Test
    void aBlockInThePipelineSeesThePipelinesVariables() throws Exception {
        run(Result.SUCCESS, "withEnv(['MODE=STRICT']) { mesh { mtls env.MODE } }", Map.of());
        assertThat(mesh.only(IstioTypes.PEER_AUTHENTICATION)
                        .spec()
                        .object("mtls")
                        .text("mode"))
                .contains("STRICT");
    }
}
