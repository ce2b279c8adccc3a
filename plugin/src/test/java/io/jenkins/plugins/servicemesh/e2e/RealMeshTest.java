package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.servicemesh.Await;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.config.MeshMetrics;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Releases from Jenkins on a real mesh: real requests through a gateway, real figures. Pods heed {@code lab/error-rate}. */
@WithJenkins
@Tag("e2e")
class RealMeshTest {

    private static final String NAMESPACE =
            "jenkins-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String HOST = "reviews." + NAMESPACE + ".example";
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: reviews}
            spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: front}
            spec:
              selector: {istio: ingressgateway}
              servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [HOST]}]
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: reviews}
            spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews}
            spec:
              hosts: [reviews, HOST]
              gateways: [front, mesh]
              http: [{name: main, timeout: 3s, route: [{destination: {host: reviews, subset: v1, port: {number: 9080}}}]}]
            """;
    private static final String VERSION = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: reviews-VERSION}
            spec:
              replicas: 2
              selector: {matchLabels: {app: reviews, version: VERSION}}
              template:
                metadata:
                  labels: {app: reviews, version: VERSION}
                  annotations: {lab/error-rate: 'RATE'}
                spec: {containers: [{name: reviews, image: 'lab/reviews:1'}]}
            """;

    private static JenkinsRule jenkins;
    private static KubernetesClient client;
    private static GatewayLoad users;

    @BeforeAll
    static void threeVersionsOfWhichOneIsBad(JenkinsRule rule) throws Exception {
        for (String needed : List.of("KUBECONFIG", "GATEWAY_URL", "PROMETHEUS_URL")) {
            assumeTrue(System.getenv(needed) != null, "skipped: " + needed + " is not set");
        }
        jenkins = rule;
        client = new KubernetesClientBuilder().build();
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        create(SERVICE.replace("HOST", HOST));
        for (Map.Entry<String, String> version :
                Map.of("v1", "0", "v2", "0", "v3", "0.3").entrySet()) {
            create(VERSION.replace("VERSION", version.getKey()).replace("RATE", version.getValue()));
            client.apps()
                    .deployments()
                    .inNamespace(NAMESPACE)
                    .withName("reviews-" + version.getKey())
                    .waitUntilCondition(
                            there -> there.getStatus() != null
                                    && Integer.valueOf(2)
                                            .equals(there.getStatus().getReadyReplicas()),
                            60,
                            TimeUnit.SECONDS);
        }
        users = new GatewayLoad(URI.create(System.getenv("GATEWAY_URL")), HOST);
        configure();
        awaitFigures();
    }

    /** Until the requests of the users are counted. */
    private static void awaitFigures() throws Exception {
        String query = "istio_requests_total{destination_service_namespace=\"" + NAMESPACE + "\"}";
        URI url = URI.create(System.getenv("PROMETHEUS_URL") + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpClient http = HttpClient.newHttpClient();
        Await.until(
                "figures of the users' requests",
                () -> http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                        .body()
                        .contains("reviews-v1"));
    }

    private static void create(String yaml) {
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(NAMESPACE)
                .create();
    }

    private static void configure() throws Exception {
        byte[] kubeconfig = Files.readAllBytes(Path.of(System.getenv("KUBECONFIG")));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL, "kubeconfig", "", "kubeconfig", SecretBytes.fromBytes(kubeconfig)));
        MeshMetrics metrics = new MeshMetrics(System.getenv("PROMETHEUS_URL"));
        metrics.setScrapeInterval("2s");
        metrics.setReporter("destination"); // the pods show no proxy
        MeshGrant grant = new MeshGrant(NAMESPACE);
        grant.setTraffic(true);
        MeshCluster cluster = new MeshCluster("real");
        cluster.setCredentialsId("kubeconfig");
        cluster.setMetrics(metrics);
        cluster.setGrants(List.of(grant));
        MeshConfiguration.get().setClusters(List.of(cluster));
    }

    @AfterAll
    static void leaveNothingBehind() {
        if (client != null) {
            users.close();
            client.namespaces().withName(NAMESPACE).delete();
            client.close();
        }
    }

    private static WorkflowRun release(Result expected, String to, String every) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release-" + to);
        job.setDefinition(new CpsFlowDefinition(
                "pipeline { agent none\n stages { stage('Canary') { steps {\n"
                        + "withMesh(cluster: 'real', namespace: '" + NAMESPACE + "') {\n"
                        + "istioCanary service: 'reviews', to: '" + to + "', weights: [10, 50], every: '" + every
                        + "', check: [successRate: [min: 99], every: '10s']\n} } } } }",
                true));
        WorkflowRun run = job.scheduleBuild2(0).get();
        System.out.println(JenkinsRule.getLog(run));
        return jenkins.assertBuildStatus(expected, run);
    }

    private static GenericKubernetesResource virtualService() {
        return client.genericKubernetesResources("networking.istio.io/v1", "VirtualService")
                .inNamespace(NAMESPACE)
                .withName("reviews")
                .get();
    }

    @Test
    void aBadVersionIsStoppedAndAGoodOneGetsEverythingWithoutAFailedRequest() throws Exception {
        Object before = virtualService().get("spec");
        int failures = users.failures();
        WorkflowRun bad = release(Result.FAILURE, "v3", "60s");
        System.out.println("bad version: " + (users.failures() - failures) + " requests of users failed, build took "
                + Duration.ofMillis(bad.getDuration()));
        jenkins.assertLogContains("rolled back", bad);
        assertThat(virtualService().<Object>get("spec")).isEqualTo(before);

        failures = users.failures();
        WorkflowRun good = release(Result.SUCCESS, "v2", "20s");
        System.out.println("good version: " + (users.failures() - failures) + " requests of users failed, build took "
                + Duration.ofMillis(good.getDuration()));
        assertThat(users.failures() - failures).isZero();
        assertThat(virtualService().toString()).contains("subset=v2", "weight=100");
    }
}
