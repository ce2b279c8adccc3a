package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.operation.CleanUp;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example, sandboxed on the CPS engine, on the embedded server: the objects that come out of it are those in
 * {@code examples/NAME.yaml} beside this test, which with -Dwrite.docs=true are written; a second run writes nothing; and a
 * cleanup leaves what was there before.
 */
class ExamplesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/io/jenkins/plugins/servicemesh/examples");
    private static final List<ResourceType> TYPES = Stream.concat(
                    Stream.of(
                            KubernetesTypes.NAMESPACE,
                            KubernetesTypes.SERVICE,
                            KubernetesTypes.CONFIG_MAP,
                            KubernetesTypes.LEASE),
                    new IstioManager().types().stream())
            .distinct()
            .toList();

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    private final List<String> console = new ArrayList<>();

    @TempDir
    private Path runFolder;

    static List<Example> examples() {
        return Stream.concat(Example.all().stream(), Example.rollouts().stream())
                .toList();
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void makesTheseObjects(Example example) throws IOException {
        run(example);
        Path expected = EXPECTED.resolve(example + ".yaml");
        String made = meshObjects();
        if (Boolean.getBoolean("write.docs")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, made);
        }
        assertThat(made).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesTheSameWhenItIsRunAgain(Example example) {
        run(example);
        Map<ResourceId, JsonObject> first = content();
        first.keySet().removeIf(ExamplesTest::isRecord);
        run(example);
        Map<ResourceId, JsonObject> second = content();
        second.keySet().removeIf(ExamplesTest::isRecord);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isGoneAfterACleanupThatForgets(Example example) {
        example.objects().forEach(server::load);
        Map<ResourceId, JsonObject> before = content();
        run(example);
        CleanUp cleanUp = new CleanUp(new OperationContext(
                cluster, new IstioManager(), Example.OWNER, "cleanup", PollClock.system(), event -> {}));
        RollbackResult result = cleanUp.cleanUp("shop");
        assertThat(result.conflicts()).isEmpty();
        assertThat(result.isComplete()).isTrue();
        cleanUp.forget("shop");
        assertThat(content()).isEqualTo(before);
    }

    private void run(Example example) {
        if (server.find(ResourceId.of(KubernetesTypes.NAMESPACE, "", "shop")).isEmpty()) {
            example.objects().forEach(server::load);
        }
        PipelineClock clock = PipelineClock.virtual(Instant.EPOCH);
        ExampleClusters clusters = new ExampleClusters(cluster, example, server, clock);
        BuildResult result = example.run(clusters, clock, runFolder, console::add);
        assertThat(result.result()).as(String.join("\n", console)).isIn(example.ends(), Result.UNSTABLE);
    }

    private static boolean isRecord(ResourceId id) {
        return id.type().equals(KubernetesTypes.LEASE) || id.name().matches("mesh-(journal|rollout)-.*");
    }

    private Map<ResourceId, JsonObject> content() {
        Map<ResourceId, JsonObject> content = new TreeMap<>();
        TYPES.stream()
                .flatMap(type -> server.list(type, "").stream())
                .forEach(object ->
                        content.put(object.id(), ServerFields.without(object).tree()));
        return content;
    }

    private String meshObjects() {
        return new IstioManager()
                .types().stream()
                        .filter(type -> type.group().endsWith("istio.io"))
                        .flatMap(type -> server.list(type, "shop").stream())
                        .map(object ->
                                YamlText.print(ServerFields.without(object).tree()))
                        .collect(Collectors.joining("---\n"));
    }
}
