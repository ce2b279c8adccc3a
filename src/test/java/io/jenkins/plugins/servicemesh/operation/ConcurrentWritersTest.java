package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.apply.Applier;
import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two clients write one object at the same time, a thousand times: no change of either is lost. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConcurrentWritersTest {

    private static final int ROUNDS = 1_000;
    private static final Owner OTHER = new Owner("jenkins.example.org/shop/other");

    private final Shop shop = new Shop();
    private final Cluster second =
            Fabric8Clusters.at("embedded", ApiEndpoint.of(shop.server().url()));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        second.close();
        shop.close();
    }

    @Test
    void splitsOfTwoRoutesOfOneVirtualService() throws Exception {
        OperationContext one = shop.context();
        OperationContext other = shop.context(OTHER, second);
        rounds(
                "two appliers",
                round -> apply(one, "default", Shop.split("a", 1 + round % 90)),
                round -> apply(other, Shop.NAMESPACE, Shop.split("b", 2 + round % 90)),
                round -> {
                    assertThat(shop.weights(0)).containsExactly(99 - round % 90, 1 + round % 90);
                    assertThat(shop.weights(1)).containsExactly(98 - round % 90, 2 + round % 90);
                });
    }

    @Test
    void aSplitAndPlainPatchesOfTheSameRouteAndOfAnAnnotation() throws Exception {
        OperationContext one = shop.context();
        rounds(
                "an applier and a plain patch",
                round -> apply(one, "default", Shop.split("a", 1 + round % 90)),
                this::patch,
                round -> {
                    assertThat(shop.weights(0)).containsExactly(99 - round % 90, 1 + round % 90);
                    assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "timeout"))
                            .contains(new JsonString(1 + round + "s"));
                    assertThat(shop.at(Shop.REVIEWS, "metadata", "annotations", "note"))
                            .contains(new JsonString("round " + round));
                });
    }

    private void patch(int round) {
        JsonPatch patch = new JsonPatch(List.of(
                new JsonPatch.Test(JsonPointer.of("spec", "http", 0, "name"), new JsonString("a")),
                new JsonPatch.Replace(JsonPointer.of("spec", "http", 0, "timeout"), new JsonString(1 + round + "s")),
                new JsonPatch.Replace(
                        JsonPointer.of("metadata", "annotations", "note"), new JsonString("round " + round))));
        while (true) {
            try {
                second.patch(Shop.REVIEWS, patch, WriteMode.STORE);
                return;
            } catch (ClusterException e) {
                assertThat(e.reason()).isEqualTo(ClusterException.Reason.CONFLICT);
            }
        }
    }

    /** Without a lease, which would let one wait for the other, and with entries of its own. */
    private static void apply(OperationContext context, String journal, MeshSpec spec) {
        PlanMesh planner = new PlanMesh(context);
        ApplyRequest request = new ApplyRequest(
                planner.plan(spec),
                () -> planner.plan(spec),
                journal,
                List.of(),
                context.owner(),
                context.by(),
                Shop.AT_ONCE.withDryRun(false));
        new Applier(context.cluster(), context.journal(), context.clock(), event -> {}).apply(request);
    }

    private void rounds(String what, IntConsumer one, IntConsumer other, IntConsumer check) throws Exception {
        apply(shop.context(), Shop.NAMESPACE, Shop.split("a", 0)); // the subsets, which both need
        Instant start = Instant.now();
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            List<Callable<Boolean>> both = List.of(() -> done(one, round), () -> done(other, round));
            for (Future<Boolean> end : threads.invokeAll(both)) {
                end.get();
            }
            check.accept(round);
        }
        Duration took = Duration.between(start, Instant.now());
        System.out.println(ROUNDS + " rounds of " + what + " in " + took.toMillis() + " ms");
    }

    private static boolean done(IntConsumer write, int round) {
        write.accept(round);
        return true;
    }
}
