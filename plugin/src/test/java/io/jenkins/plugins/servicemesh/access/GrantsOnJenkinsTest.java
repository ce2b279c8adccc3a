package io.jenkins.plugins.servicemesh.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A job may do what it is granted, and is told what it lacks before anything is written. */
@WithJenkins
class GrantsOnJenkinsTest {

    private static final String TRAFFIC = "meshTraffic service: 'reviews', requestTimeout: '3s'";

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

    private static MeshGrant traffic(String namespaces) {
        MeshGrant grant = new MeshGrant(namespaces);
        grant.setTraffic(true);
        return grant;
    }

    @Test
    void withoutAGrantThereIsNoCluster() throws Exception {
        mesh.granting();
        WorkflowRun run = mesh.runSteps(Result.FAILURE, TRAFFIC);
        jenkins.assertLogContains("is granted no cluster", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(mesh.server().requests().all()).isEmpty();
    }

    @Test
    void aNamespaceThatIsNotGrantedIsNotEvenRead() throws Exception {
        mesh.granting(traffic("pay"));
        WorkflowRun run = mesh.runSteps(Result.FAILURE, TRAFFIC);
        jenkins.assertLogContains("it is granted nothing there", run);
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }

    @Test
    void aRightThatIsLackingIsNamedBeforeAnythingIsWritten() throws Exception {
        mesh.granting(traffic("shop"));
        WorkflowRun run = mesh.run(Result.FAILURE, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    mtls 'STRICT'
                    service('reviews') { requestTimeout '3s' }
                }
                """);
        jenkins.assertLogContains("its grants lack 'security' there", run);
        assertThat(mesh.server().requests().writes()).isEmpty();
    }

    @Test
    void aGrantOfAFolderHoldsForItsJobsAndNoOthers() throws Exception {
        MeshGrant grant = traffic("shop");
        grant.setFolder("team");
        mesh.granting(grant);
        Folder folder = jenkins.createProject(Folder.class, "team");
        WorkflowJob inside = folder.createProject(WorkflowJob.class, "deploy");
        inside.setDefinition(mesh.job("withMesh(cluster: 'prod', namespace: 'shop') { " + TRAFFIC + " }")
                .getDefinition());
        jenkins.buildAndAssertSuccess(inside);
        mesh.runSteps(Result.FAILURE, TRAFFIC);
    }

    @Test
    void theNamespaceOfTheClusterIsTakenWhereNoneIsNamed() throws Exception {
        mesh.granting(traffic("shop")).with(cluster -> cluster.setDefaultNamespace("shop"));
        mesh.run(Result.SUCCESS, TRAFFIC);
        assertThat(mesh.route().text("timeout")).contains("3s");
        mesh.run(Result.SUCCESS, "mesh { service('reviews') { requestTimeout '4s' } }");
        assertThat(mesh.route().text("timeout")).contains("4s");
    }

    @Test
    void aNamespaceThatIsNamedCountsBeforeTheOneOfTheCluster() throws Exception {
        mesh.granting(traffic("shop")).with(cluster -> cluster.setDefaultNamespace("pay"));
        mesh.runSteps(Result.SUCCESS, TRAFFIC);
        assertThat(mesh.route().text("timeout")).contains("3s");
    }

    @Test
    void theOnlyClusterNeedsNoName() throws Exception {
        mesh.granting(traffic("shop"));
        mesh.run(Result.SUCCESS, "meshTraffic namespace: 'shop', service: 'reviews', requestTimeout: '3s'");
        assertThat(mesh.route().text("timeout")).contains("3s");
    }
}
