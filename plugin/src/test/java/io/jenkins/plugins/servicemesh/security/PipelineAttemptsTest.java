package io.jenkins.plugins.servicemesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a sandboxed Pipeline tries that is granted all of the namespace {@code shop}, and nothing else. */
@WithJenkins
class PipelineAttemptsTest {

    private static final String PAY = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: pay}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: reviews, namespace: pay}
            spec: {ports: [{port: 9080, name: http}], selector: {app: reviews}}
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
        mesh.server().load(PAY);
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    private WorkflowRun refused(String steps) throws Exception {
        WorkflowRun run = mesh.runSteps(Result.FAILURE, steps);
        assertThat(mesh.server().requests().writes()).isEmpty();
        return run;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshTraffic namespace: 'pay', service: 'reviews', requestTimeout: '3s'",
                "withMesh(namespace: 'pay') { meshTraffic service: 'reviews', requestTimeout: '3s' }",
                "mesh(namespace: 'pay') { mtls 'DISABLE' }",
                "node { writeFile file: 'a.mesh', text: \"mesh(namespace: 'pay') { mtls 'DISABLE' }\"\n meshApply file: 'a.mesh' }",
                "meshApply yaml: '{apiVersion: servicemesh.jenkins.io/v1, kind: Mesh, metadata: {namespace: pay}, spec: {mtls: DISABLE}}'",
                "meshApply yaml: '{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: pay}, spec: {mtls: {mode: DISABLE}}}'",
                "meshFault(namespace: 'pay', service: 'reviews', delay: '2s', percent: 5) { }",
                "meshRollback namespace: 'pay', last: true",
                "meshCleanup namespace: 'pay'",
                "meshConfigure namespace: 'pay', injection: 'sidecar'",
                "meshApply plan: mesh.plan(namespace: 'pay') { mtls 'DISABLE' }"
            })
    void aNamespaceThatIsNotGrantedStaysAsItIs(String attempt) throws Exception {
        jenkins.assertLogContains("it is granted nothing there", refused(attempt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts: [reviews.pay.svc.cluster.local]",
                "hosts: [reviews.pay]",
                "hosts: ['*.pay.svc.cluster.local'], exportTo: ['*']"
            })
    void aRouteOfAnotherNamespacesServiceIsRefusedWhereverItStands(String whose) throws Exception {
        WorkflowRun run = refused("meshApply yaml: \"\"\"{apiVersion: networking.istio.io/v1, kind: VirtualService,"
                + " metadata: {name: sly, namespace: shop}, spec: {" + whose
                + ", http: [{route: [{destination: {host: reviews}}]}]}}\"\"\"");
        jenkins.assertLogContains("for the callers of every namespace, and its grants lack 'traffic' there", run);
    }

    @Test
    void aRouteOfAnotherNamespacesServiceForTheOwnCallersAloneIsNot() throws Exception {
        mesh.runSteps(
                Result.SUCCESS,
                "meshApply yaml: '{apiVersion: networking.istio.io/v1, kind: VirtualService,"
                        + " metadata: {name: own, namespace: shop}, spec: {hosts: [reviews.pay.svc.cluster.local], exportTo: [.],"
                        + " http: [{timeout: 3s, route: [{destination: {host: reviews.pay.svc.cluster.local}}]}]}}'");
        assertThat(mesh.server().requests().writes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshApply yaml: '{apiVersion: v1, kind: Secret, metadata: {name: mesh-journal-x, namespace: shop}}'",
                "meshApply yaml: '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: all}, rules: []}'",
                "meshApply yaml: '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: all, namespace: shop}, rules: []}'",
                "meshApply yaml: '{apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: a, namespace: shop}, spec: {}}'",
                "meshApply yaml: '{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: istio-system}, spec: {mtls: {mode: DISABLE}}}'"
            })
    void whatReachesPastTheNamespacesMeshIsRefused(String attempt) throws Exception {
        jenkins.assertLogNotContains("\tat ", refused(attempt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentialsId: 'other'",
                "url: 'https://elsewhere'",
                "token: 'abc'",
                "kubeconfig: 'config'",
                "caCertificate: 'PEM'",
                "serverUrl: 'https://elsewhere'"
            })
    void aJobNamesNeitherAddressesNorCredentials(String argument) throws Exception {
        WorkflowRun run = refused("meshTraffic service: 'reviews', requestTimeout: '3s', " + argument);
        jenkins.assertLogContains("unknown argument of meshTraffic '" + argument.split(":")[0] + "'", run);
    }

    @Test
    void aKubeconfigOfTheWorkspaceOrTheEnvironmentIsNotUsed() throws Exception {
        MeshConfiguration.get().setClusters(List.of());
        WorkflowRun run = mesh.run(Result.FAILURE, """
                node {
                    writeFile file: '.kube/config', text: 'apiVersion: v1'
                    withEnv(["KUBECONFIG=${pwd()}/.kube/config", "HOME=${pwd()}", 'KUBERNETES_SERVICE_HOST=127.0.0.1']) {
                        meshTraffic namespace: 'shop', service: 'reviews', requestTimeout: '3s'
                    }
                }
                """);
        jenkins.assertLogContains("is granted no cluster", run);
    }

    @Test
    void credentialsOfTheJobsOwnFolderAreNotTheClusters() throws Exception {
        MeshCluster cluster = MeshConfiguration.get().getClusters().get(0);
        cluster.setCredentialsId("prod-token");
        MeshConfiguration.get().setClusters(List.of(cluster));
        Folder folder = jenkins.createProject(Folder.class, "team");
        storeOf(folder)
                .addCredentials(
                        Domain.global(),
                        new StringCredentialsImpl(
                                CredentialsScope.GLOBAL, "prod-token", "", Secret.fromString("planted")));
        WorkflowJob job = folder.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(
                mesh.job("meshTraffic cluster: 'prod', namespace: 'shop', service: 'reviews', requestTimeout: '3s'")
                        .getDefinition());
        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("cluster 'prod': there are no credentials 'prod-token'", run);
        assertThat(mesh.server().requests().all()).isEmpty();
    }

    private static CredentialsStore storeOf(Folder folder) {
        return StreamSupport.stream(CredentialsProvider.lookupStores(folder).spliterator(), false)
                .filter(store -> store.getProvider() instanceof FolderCredentialsProvider)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.@changes = 0",
                "plan.changes = 0",
                "plan.fingerprints().clear()",
                "plan.wanted().intents()",
                "plan.wanted",
                "plan.metaClass.getChanges = { 0 }",
                "plan.class.getDeclaredField('wanted')",
                "new io.jenkins.plugins.servicemesh.step.result.StepResult(null, '')",
                "io.jenkins.plugins.servicemesh.step.result.PlanResult.of(null, [])"
            })
    void aPlanCannotBeAlteredBeforeItIsApplied(String attempt) throws Exception {
        WorkflowRun run = refused("def plan = mesh.plan { mtls 'STRICT' }\n" + attempt + "\nmeshApply plan: plan");
        jenkins.assertLogContains("RejectedAccessException", run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan: 'STRICT'",
                "plan: [changes: 1, fingerprints: ['a']]",
                "plan: meshStatus()",
                "spec: 'mesh'",
                "spec: [mtls: 'DISABLE']"
            })
    void whatIsNoPlanIsNotApplied(String argument) throws Exception {
        WorkflowRun run = refused("catchError { meshApply " + argument + " }\nerror 'end'");
        assertThat(JenkinsRule.getLog(run))
                .containsAnyOf("plan has to be what meshPlan returned", "spec has to be a mesh block");
    }

    @Test
    void yamlThatGrowsWhileItIsReadIsRefused() throws Exception {
        WorkflowRun run = refused("""
                def yaml = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\\n'
                for (int i = 1; i < 60; i++) {
                    def last = "*a${i - 1}"
                    yaml += "a${i}: &a${i} [${last}, ${last}, ${last}]\\n"
                }
                meshApply yaml: yaml
                """);
        jenkins.assertLogContains("aliases", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void aTagOfYamlMakesNoObject() throws Exception {
        WorkflowRun run =
                refused("meshApply yaml: '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]'");
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        WorkflowRun run = refused("""
                node {
                    writeFile file: 'large.yaml', text: '#' * 2000000
                    meshApply file: 'large.yaml'
                }
                """);
        jenkins.assertLogContains("the file has 2000000 bytes; at most 1048576 are read 'large.yaml'", run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secrets/master.key", "/etc/hostname"})
    void aFileOutsideOfTheWorkspaceIsNotRead(String path) throws Exception {
        jenkins.assertLogContains(
                "the file is outside of the workspace", refused("node { meshValidate file: '" + path + "' }"));
    }

    @Test
    void textThatLooksLikeMarkupIsTextOnThePageOfTheBuild() throws Exception {
        WorkflowRun run = refused("meshTraffic service: '<script>alert(1)</script>', requestTimeout: '3s'");
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.getOptions().setCssEnabled(false);
            for (String page : List.of("", "console")) {
                assertThat(client.goTo(run.getUrl() + page).getWebResponse().getContentAsString())
                        .doesNotContain("<script>alert(1)");
            }
        }
        assertThat(mesh.server().list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }
}
