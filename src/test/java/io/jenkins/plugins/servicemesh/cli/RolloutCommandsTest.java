package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.RolloutSite;
import io.jenkins.plugins.servicemesh.rollout.Rollouts;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code mesh canary}, and {@code mesh rollout} beside it or after it. */
class RolloutCommandsTest extends CommandOnQuickstart {

    private static final String[] CANARY = {"canary", "reviews", "--to", "v2", "--weights", "5,50", "-n", "shop"};

    @BeforeEach
    void twoVersionsThatAreReady() throws IOException {
        server.load(Files.readString(Path.of("dsl-examples/cluster.yaml")));
        server.load(Files.readString(Path.of("dsl-examples/canary/cluster.yaml")));
        server.load(SOMEONE_ELSES);
    }

    @Test
    void aCanaryIsPromotedAndTellsHowItGoes() {
        assertThat(mesh(canary("--every", "100ms"))).as(talk()).isZero();
        assertThat(answer()).isEqualTo("reviews to v2: promoted\n");
        assertThat(talk()).contains("the new version gets 5 %", "the new version gets 50 %");
        assertThat(weights()).containsExactly(0, 100);
        assertThat(mesh("rollout", "status", "-n", "shop")).isZero();
        assertThat(talk()).contains("no rollout goes on or is held in namespace shop");
        assertThat(mesh("rollout", "status", "-n", "shop", "--all")).isZero();
        assertThat(answer()).contains("reviews to v2, namespace shop", "succeeded");
    }

    @Test
    void aCanaryThatIsDoneAlreadyIsASuccess() {
        mesh(canary("--every", "100ms"));
        server.clearRequests();
        assertThat(mesh(canary("--every", "100ms"))).isZero();
        assertThat(talk()).contains("nothing to do: the new version has everything already");
        assertThat(server.requests().writes()).noneMatch(write -> write.path().contains("istio.io"));
    }

    @Test
    void wrongOptionsAreToldTogether() {
        assertThat(mesh(canary("--every", "soon", "--latency", "p99=x", "--on-failure", "rollbak")))
                .isEqualTo(2);
        assertThat(talk()).contains("invalid every 'soon'", "invalid latency p99 'x'", "did you mean 'rollback'?");
    }

    @Test
    void checksNeedAMetricSource() {
        assertThat(mesh(canary("--every", "100ms", "--success-rate", "99"))).isEqualTo(1);
        assertThat(answer()).contains("not begun, nothing was written: there are checks, and no metric source");
        assertThat(weights()).containsExactly(100, 0);
    }

    @Test
    void aRunningCanaryIsPausedResumedAndAbortedFromElsewhere() throws Exception {
        MeshInBackground canary = background("--every", "1h");
        canary.awaitSaid("the new version gets 5 %");
        assertThat(mesh("rollout", "pause", "-n", "shop")).isZero();
        canary.awaitSaid("asking: paused by");
        assertThat(mesh("rollout", "status", "-n", "shop")).isZero();
        assertThat(answer()).contains("the new version gets 5 %", "waits for an answer until", ", alive");
        assertThat(mesh("rollout", "resume", "-n", "shop")).isZero();
        canary.awaitSaid("lets it go on");
        assertThat(mesh("rollout", "abort", "-n", "shop")).isZero();
        assertThat(canary.code()).isEqualTo(130);
        assertThat(canary.said()).contains("reviews to v2: rolled back: aborted by");
        assertThat(weights()).containsExactly(100, 0);
    }

    @Test
    void aRunningCanaryIsPromotedFromElsewhere() throws Exception {
        MeshInBackground canary = background("--every", "1h");
        canary.awaitSaid("the new version gets 5 %");
        assertThat(mesh("rollout", "promote", "-n", "shop")).isZero();
        assertThat(canary.code()).isZero();
        assertThat(weights()).containsExactly(0, 100);
    }

    @Test
    void aHeldRolloutCanBeTakenBack() throws Exception {
        MeshInBackground canary = background("--every", "1h", "--on-abort", "hold");
        canary.awaitSaid("the new version gets 5 %");
        mesh("rollout", "abort", "-n", "shop");
        assertThat(canary.code()).isEqualTo(130);
        assertThat(weights()).containsExactly(95, 5);
        assertThat(mesh("rollout", "status", "-n", "shop", "-o", "json")).isEqualTo(5);
        JsonObject held =
                JsonText.parseObject(answer()).array("rollouts").objects().get(0);
        assertThat(held.text("id")).isPresent();
        assertThat(JsonText.print(held)).contains("\"held\":true", "\"alive\":false");
        assertThat(mesh("rollout", "promote", "-n", "shop")).isEqualTo(1);
        assertThat(mesh("rollout", "abort", "-n", "shop")).isEqualTo(130);
        assertThat(weights()).containsExactly(100, 0);
    }

    @Test
    void oneThatNobodyRunsIsTakenBackHere() {
        leave();
        assertThat(mesh("rollout", "status", "-n", "shop")).isEqualTo(5);
        assertThat(answer()).contains("its runner is gone: 'mesh rollout resume");
        assertThat(mesh("rollout", "pause", "-n", "shop")).isEqualTo(1);
        assertThat(mesh(canary("--every", "100ms"))).isEqualTo(1);
        assertThat(answer()).contains("moved its traffic and did not end; its runner is gone");
        assertThat(mesh("rollout", "abort", "-n", "shop")).isEqualTo(130);
        assertThat(weights()).containsExactly(100, 0);
    }

    @Test
    void oneThatNobodyRunsGoesOnHere() {
        leave();
        assertThat(mesh("rollout", "resume", "-n", "shop")).as(talk()).isZero();
        assertThat(answer()).contains("reviews to v2: promoted");
        assertThat(weights()).containsExactly(0, 100);
    }

    @Test
    void anUnknownIdIsRefused() {
        mesh(canary("--every", "100ms"));
        assertThat(mesh("rollout", "abort", "-n", "shop", "nobody")).isEqualTo(1);
        assertThat(talk()).contains("unknown rollout 'nobody'; allowed: ");
        assertThat(mesh("rollout", "abort", "-n", "shop")).isEqualTo(1);
        assertThat(mesh("rollout")).isEqualTo(2);
    }

    @Test
    void aCleanupThatForgetsDropsItsRecord() {
        mesh(canary("--every", "100ms"));
        assertThat(mesh("cleanup", "-n", "shop", "--forget")).isZero();
        assertThat(server.list(KubernetesTypes.CONFIG_MAP, "shop"))
                .noneMatch(object -> object.name().startsWith("mesh-"));
        assertThat(weights()).containsExactly(100, 0);
    }

    private static String[] canary(String... more) {
        return Stream.concat(Stream.of(CANARY), Stream.of(more)).toArray(String[]::new);
    }

    private MeshInBackground background(String... more) {
        return new MeshInBackground(Map.of("KUBECONFIG", kubeconfig.toString()), canary(more));
    }

    private List<Integer> weights() {
        return server
                .find(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "reviews"))
                .orElseThrow()
                .spec()
                .array("http")
                .objects()
                .get(0)
                .array("route")
                .objects()
                .stream()
                .map(item -> item.number("weight").orElseThrow().intValue())
                .toList();
    }

    /** Begins a rollout ten minutes ago, whose runner was killed after its first stage. */
    private void leave() {
        Instant past = Instant.now().minus(Duration.ofMinutes(10));
        PollClock then = new PollClock() {
            @Override
            public Instant now() {
                return past;
            }

            @Override
            public void pause(Duration time) {
                // it stays then
            }
        };
        RolloutSpec spec = new RolloutSpec(
                "shop",
                MeshType.ISTIO,
                List.of(new RolloutTarget("reviews", Optional.empty(), Version.named("v2"), List.of())),
                List.of(new Stage.Weight(Percent.of(5), Duration.ofMinutes(1), false)),
                List.of(),
                Optional.empty(),
                AnalysisSpec.NONE,
                EndingSpec.DEFAULT);
        try (Cluster cluster = Fabric8Clusters.at("test", ApiEndpoint.of(server.url()))) {
            RolloutSite site = new RolloutSite(
                    cluster,
                    new IstioManager(),
                    new Owner("mesh-command"),
                    "a build that was killed",
                    then,
                    Optional.empty(),
                    Map.of(),
                    new CommandInbox(cluster, Duration.ofMinutes(1)),
                    event -> {});
            new Rollouts(site).begin(spec, moment -> {}).advance();
        }
        assertThat(weights()).containsExactly(95, 5);
    }
}
