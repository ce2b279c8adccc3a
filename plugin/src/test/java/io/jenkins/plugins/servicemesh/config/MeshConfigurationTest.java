package io.jenkins.plugins.servicemesh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.policy.FreezeWindow;
import io.jenkins.plugins.servicemesh.policy.RolloutFloors;
import io.jenkins.plugins.servicemesh.policy.RuleSeverities;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.Stapler;

/** What an administrator configures, by form, by code and by test. */
@WithJenkins
class MeshConfigurationTest {

    private static final String AS_CODE = """
            unclassified:
              serviceMesh:
                clusters:
                - name: prod
                  url: https://api.prod.example.org:6443
                  caCertificate: some PEM
                  credentialsId: prod-token
                  proxyUrl: http://proxy.example.org:3128
                  defaultNamespace: shop
                  controlPlaneNamespace: mesh-system
                  metrics:
                    url: https://prometheus.prod.example.org
                    scrapeInterval: 30s
                  policy:
                    severities:
                    - rule: istio/no-endpoints
                      severity: error
                    minRequests: 100
                    maxFirstWeight: "10"
                    minWeights: 2
                    minEvery: 2m
                    mtlsModes: STRICT, PERMISSIVE
                    freezes:
                    - from: Fri 16:00
                      to: Mon 08:00
                      timeZone: Europe/Berlin
                      reason: weekend
                  grants:
                  - folder: shop
                    namespaces: shop, shop-*
                    traffic: true
                    security: true
                    share: true
                - name: test
                  credentialsId: test-kubeconfig
                  context: test
            """;

    private static JenkinsRule jenkins;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void empty() throws Exception {
        MeshConfiguration.get().setClusters(List.of());
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }

    private static void configure(String yaml, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    @Test
    void asCodeItIsReadWhole() throws Exception {
        configure(AS_CODE, folder);
        List<MeshCluster> clusters = MeshConfiguration.get().getClusters();
        assertThat(clusters).extracting(MeshCluster::getName).containsExactly("prod", "test");
        MeshCluster prod = clusters.get(0);
        assertThat(prod.getUrl()).isEqualTo("https://api.prod.example.org:6443");
        assertThat(prod.getProxyUrl()).isEqualTo("http://proxy.example.org:3128");
        assertThat(prod.getDefaultNamespace()).isEqualTo("shop");
        assertThat(prod.getControlPlaneNamespace()).isEqualTo("mesh-system");
        assertThat(clusters.get(1).getControlPlaneNamespace()).isEqualTo("istio-system");
        assertThat(prod.getMetrics().getScrapeInterval()).isEqualTo("30s");
        MeshGrant grant = prod.getGrants().get(0);
        assertThat(grant.getFolder()).isEqualTo("shop");
        assertThat(grant.isTraffic()).isTrue();
        assertThat(grant.isNamespace()).isFalse();
        assertThat(grant.isShare()).isTrue();
    }

    @Test
    void whatIsExportedIsWhatWasRead() throws Exception {
        configure(AS_CODE, folder);
        String first = exported();
        configure(first, folder);
        assertThat(exported())
                .isEqualTo(first)
                .contains(
                        "shop, shop-*",
                        "share: true",
                        "test-kubeconfig",
                        "proxy.example.org",
                        "defaultNamespace",
                        "mesh-system",
                        "minEvery: \"2m\"",
                        "Fri 16:00",
                        "istio/no-endpoints",
                        "scrapeInterval: \"30s\"");
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        String all = out.toString(StandardCharsets.UTF_8);
        String part = all.substring(all.indexOf("  serviceMesh:"));
        int next = part.indexOf("\n  ", 3);
        while (next >= 0 && part.startsWith("\n   ", next)) {
            next = part.indexOf("\n  ", next + 1);
        }
        int end = part.indexOf("\ntool:");
        int stop = next >= 0 && (end < 0 || next < end) ? next : end;
        return "unclassified:\n" + (stop < 0 ? part : part.substring(0, stop)) + "\n";
    }

    @Test
    void aPolicyAsCodeIsReadWhole() throws Exception {
        configure(AS_CODE, folder);
        ClusterPolicy policy =
                MeshConfiguration.get().getClusters().get(0).getPolicy().policy();
        assertThat(policy)
                .isEqualTo(new ClusterPolicy(
                        new RuleSeverities(Map.of("istio/no-endpoints", Severity.ERROR)),
                        new RolloutFloors(
                                Optional.of(100),
                                Optional.of(Percent.of(10)),
                                Optional.of(2),
                                Optional.of(Duration.ofMinutes(2))),
                        Set.of(MtlsMode.STRICT, MtlsMode.PERMISSIVE),
                        List.of(FreezeWindow.parse("Fri 16:00", "Mon 08:00", "Europe/Berlin", "weekend"))));
    }

    @Test
    void theFormShowsAllThatIsConfigured() throws Exception {
        configure(AS_CODE, folder);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.getOptions().setCssEnabled(false);
            assertThat(client.goTo("manage/configure").getWebResponse().getContentAsString())
                    .contains("http://proxy.example.org:3128", "_.defaultNamespace", "value=\"mesh-system\"")
                    .contains("_.maxFirstWeight", "value=\"STRICT, PERMISSIVE\"", "value=\"istio/no-endpoints\"")
                    .contains("value=\"Fri 16:00\"", "value=\"Europe/Berlin\"", "value=\"weekend\"");
        }
    }

    @Test
    void aFieldThatIsLeftEmptyInTheFormAllowsAll() throws Exception {
        JSONObject form = JSONObject.fromObject("{minRequests: '100', maxFirstWeight: '', minWeights: '', minEvery: '',"
                + " mtlsModes: '', severities: {rule: 'istio/no-endpoints', severity: 'error'}}");
        MeshPolicy policy =
                jenkins.executeOnServer(() -> Stapler.getCurrentRequest2().bindJSON(MeshPolicy.class, form));
        assertThat(policy.policy())
                .isEqualTo(new ClusterPolicy(
                        new RuleSeverities(Map.of("istio/no-endpoints", Severity.ERROR)),
                        new RolloutFloors(Optional.of(100), Optional.empty(), Optional.empty(), Optional.empty()),
                        Set.of(),
                        List.of()));
    }

    @Test
    void aFieldOfThePolicyTellsWhatItCannotTake() {
        MeshFreeze.DescriptorImpl freezes =
                (MeshFreeze.DescriptorImpl) jenkins.jenkins.getDescriptorOrDie(MeshFreeze.class);
        assertThat(freezes.doCheckTo("Fri 16:00", "Mon 08:00", "UTC").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(freezes.doCheckTo("Fri 16:00", "never", "UTC").getMessage()).contains("never");
        MeshPolicy.DescriptorImpl policies =
                (MeshPolicy.DescriptorImpl) jenkins.jenkins.getDescriptorOrDie(MeshPolicy.class);
        assertThat(policies.doCheckMtlsModes("STRICT").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(policies.doCheckMtlsModes("STRIKT").getMessage()).contains("STRIKT");
        assertThat(policies.doCheckMinEvery("soon").getMessage()).contains("soon");
        assertThat(policies.doCheckMaxFirstWeight("101").getMessage()).contains("101");
    }

    @Test
    void itIsThereAfterARestart() throws Exception {
        configure(AS_CODE, folder);
        assertThat(new MeshConfiguration().getClusters())
                .extracting(MeshCluster::getName)
                .containsExactly("prod", "test");
    }

    @Test
    void aTokenIsSentAndAKubeconfigIsRead() throws Exception {
        try (MeshOnJenkins mesh = MeshOnJenkins.start(jenkins)) {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .addAll(List.of(
                            new StringCredentialsImpl(
                                    CredentialsScope.GLOBAL, "token", "", Secret.fromString("s3cret")),
                            kubeconfig("kubeconfig", mesh.server().kubeconfig())));
            MeshCluster byFile = new MeshCluster("prod");
            byFile.setCredentialsId("kubeconfig");
            byFile.setGrants(MeshConfiguration.get().getClusters().get(0).getGrants());
            MeshConfiguration.get().setClusters(List.of(byFile));
            mesh.runSteps(Result.SUCCESS, "meshTraffic service: 'reviews', requestTimeout: '3s'");
            assertThat(mesh.route().text("timeout")).contains("3s");
        }
    }

    static FileCredentialsImpl kubeconfig(String id, String text) {
        return new FileCredentialsImpl(
                CredentialsScope.GLOBAL, id, "", id, SecretBytes.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aKubeconfigThatRunsAProgramIsRefused() {
        SystemCredentialsProvider.getInstance().getCredentials().add(kubeconfig("exec", """
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]
                users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: [/tmp/pwned]}}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                """));
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setCredentialsId("exec");
        assertThatThrownBy(() -> cluster.connection().open()).hasMessageContaining("cluster 'prod'");
    }

    @Test
    void aConnectionTestTellsWhatIsThereAndWhatIsWrong() {
        MeshCluster.DescriptorImpl descriptor =
                (MeshCluster.DescriptorImpl) jenkins.jenkins.getDescriptorOrDie(MeshCluster.class);
        try (EmbeddedCluster server = EmbeddedCluster.start()) {
            assertThat(descriptor.doTestConnection("prod", server.url().toString(), "", "", "", "").kind)
                    .isEqualTo(FormValidation.Kind.OK);
        }
        FormValidation nobody = descriptor.doTestConnection("prod", "http://127.0.0.1:1", "", "", "", "");
        assertThat(nobody.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(nobody.getMessage()).containsIgnoringCase("connection refused");
    }

    @Test
    void onlyAnAdministratorMayTestAConnectionAndOnlyByPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("dev"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.withBasicCredentials("admin");
            assertThat(status(client, HttpMethod.GET)).isEqualTo(405);
            assertThat(status(client, HttpMethod.POST)).isEqualTo(200);
            client.withBasicCredentials("dev");
            assertThat(status(client, HttpMethod.POST)).isEqualTo(403);
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(new hudson.security.AuthorizationStrategy.Unsecured());
            jenkins.jenkins.setSecurityRealm(hudson.security.SecurityRealm.NO_AUTHENTICATION);
        }
    }

    private static int status(JenkinsRule.WebClient client, HttpMethod method) throws Exception {
        String path =
                "descriptorByName/" + MeshCluster.class.getName() + "/testConnection?name=prod&url=http://127.0.0.1:1";
        client.setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setCssEnabled(false);
        client.setJavaScriptEnabled(false);
        return client.getPage(client.addCrumb(new WebRequest(new URL(client.getContextPath() + path), method)))
                .getWebResponse()
                .getStatusCode();
    }
}
