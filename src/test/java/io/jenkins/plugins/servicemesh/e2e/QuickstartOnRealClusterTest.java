package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.cli.Mesh;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The quickstart, unchanged, on a real API server with a real Istio. Needs KUBECONFIG; the namespace {@code shop} is made if
 * it is not there. With CALL_CLUSTER_IPS=true, where this process's own calls go through a sidecar, real traffic is counted.
 */
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartOnRealClusterTest {

    private static final Path FOLDER = Path.of("dsl-examples/quickstart");
    private static final Map<String, ResourceType> TYPES = Stream.of(
                    KubernetesTypes.NAMESPACE, KubernetesTypes.SERVICE, KubernetesTypes.DEPLOYMENT)
            .collect(java.util.stream.Collectors.toMap(ResourceType::kind, type -> type));
    private static final int CALLS = 1_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void objectsOfTheExample() throws IOException {
        assumeTrue(System.getenv("KUBECONFIG") != null, "skipped: KUBECONFIG is not set");
        try (Cluster cluster = cluster()) {
            for (JsonValue document : YamlText.parseAll(Files.readString(FOLDER.resolve("cluster.yaml")))) {
                JsonObject tree = (JsonObject) document;
                Resource resource = new Resource(TYPES.get(tree.text("kind").orElseThrow()), tree);
                if (cluster.read(resource.id()).isEmpty()) {
                    cluster.create(resource, WriteMode.STORE);
                }
            }
        }
    }

    @Test
    @Order(1)
    void theJenkinsfileConfiguresTheMesh() {
        assertThat(run()).as(out.toString()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Finished: SUCCESS");
    }

    @Test
    @Order(2)
    void theSecondRunHasNothingToDo() {
        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Nothing to do");
    }

    /** 10 % of 1,000 calls: outside of 70 to 130 once in a thousand runs. */
    @Test
    @Order(3)
    void realTrafficFollowsTheSplit() throws Exception {
        assumeTrue("true".equals(System.getenv("CALL_CLUSTER_IPS")), "skipped: CALL_CLUSTER_IPS is not true");
        String address;
        try (Cluster cluster = cluster()) {
            address = cluster.read(ResourceId.of(KubernetesTypes.SERVICE, "shop", "reviews"))
                    .flatMap(service -> service.spec().text("clusterIP"))
                    .orElseThrow();
        }
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":9080/"))
                .build();
        int second = 0;
        for (int i = 0; i < CALLS; i++) {
            second += http.send(request, BodyHandlers.ofString()).body().contains("reviews-v2") ? 1 : 0;
        }
        System.out.println("v2 answered " + second + " of " + CALLS);
        assertThat(second).isBetween(70, 130);
    }

    private static Cluster cluster() {
        return Fabric8Clusters.fromKubeconfig(List.of(Path.of(System.getenv("KUBECONFIG"))), Optional.empty());
    }

    private int run() {
        out.reset();
        PrintStream sink = new PrintStream(out, true, StandardCharsets.UTF_8);
        String context;
        try (Cluster cluster = cluster()) {
            context = cluster.name();
        }
        return Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                sink,
                sink,
                System.getenv(),
                "run",
                "--cluster",
                context,
                FOLDER.resolve("Jenkinsfile").toString());
    }
}
