package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.examples.Example;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example on a real API server with a real Istio: the same objects come out of it as on the embedded one. Needs
 * KUBECONFIG; the namespace {@code shop} is deleted before and after each.
 */
@Tag("e2e")
class ExamplesOnRealClusterTest {

    private static final Path EXPECTED = Path.of("src/test/resources/io/jenkins/plugins/servicemesh/examples");
    private static final ResourceId SHOP = ResourceId.of(KubernetesTypes.NAMESPACE, "", "shop");
    private static final Duration LONGEST_DELETION = Duration.ofMinutes(2);
    private static final Map<String, ResourceType> BUILT_IN = Stream.of(
                    KubernetesTypes.NAMESPACE, KubernetesTypes.SERVICE, KubernetesTypes.DEPLOYMENT)
            .collect(Collectors.toMap(ResourceType::kind, type -> type));

    private final List<String> console = new ArrayList<>();
    private Cluster cluster;

    @TempDir
    private Path runFolder;

    static List<Example> examples() {
        return Example.all();
    }

    @BeforeAll
    static void needsACluster() {
        assumeTrue(System.getenv("KUBECONFIG") != null, "skipped: KUBECONFIG is not set");
    }

    @BeforeEach
    void open() throws InterruptedException {
        cluster = Fabric8Clusters.fromKubeconfig(List.of(Path.of(System.getenv("KUBECONFIG"))), Optional.empty());
        deleteShop();
    }

    @AfterEach
    void close() throws InterruptedException {
        deleteShop();
        cluster.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void makesTheSameObjects(Example example) throws IOException {
        example.objects().forEach(this::create);
        BuildResult result = example.run(cluster, PipelineClock.real(), runFolder, console::add);
        assertThat(result.result()).as(String.join("\n", console)).isIn(Result.SUCCESS, Result.UNSTABLE);
        assertThat(meshObjects())
                .containsExactlyInAnyOrderElementsOf(
                        YamlText.parseAll(Files.readString(EXPECTED.resolve(example + ".yaml"))));
    }

    private List<JsonValue> meshObjects() {
        return new IstioManager()
                .types().stream()
                        .filter(type -> type.group().endsWith("istio.io"))
                        .flatMap(type -> cluster.list(ResourceQuery.in("shop", type)).stream())
                        .<JsonValue>map(object -> ServerFields.without(object).tree())
                        .toList();
    }

    private void create(String documents) {
        for (JsonValue document : YamlText.parseAll(documents)) {
            JsonObject tree = (JsonObject) document;
            Resource resource = new Resource(type(tree), tree);
            if (cluster.read(resource.id()).isEmpty()) {
                cluster.create(resource, WriteMode.STORE);
            }
        }
    }

    private static ResourceType type(JsonObject tree) {
        String kind = tree.text("kind").orElseThrow();
        String[] version = tree.text("apiVersion").orElseThrow().split("/");
        return Optional.ofNullable(BUILT_IN.get(kind)).orElseGet(() -> SchemaCatalog.bundled()
                .find(version[0], version[1], kind)
                .orElseThrow()
                .type(version[1]));
    }

    private void deleteShop() throws InterruptedException {
        if (cluster.read(SHOP).isPresent()) {
            cluster.delete(SHOP, Preconditions.NONE, WriteMode.STORE);
        }
        Instant deadline = Instant.now().plus(LONGEST_DELETION);
        while (cluster.read(SHOP).isPresent() && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
        }
    }
}
