package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.operation.MortalCluster.Moment;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A run that is killed at any moment: after each of its writes, before or after it learned the reply. */
class KilledRunTest {

    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(2);

    /** What an unhurt run ends in, and how many writes it takes. */
    private record Whole(Map<ResourceId, JsonObject> before, Map<ResourceId, JsonObject> after, int writes) {
        static Whole run() {
            try (Shop shop = new Shop()) {
                Map<ResourceId, JsonObject> before = shop.objects();
                shop.apply(Shop.everything());
                return new Whole(before, shop.objects(), shop.writes());
            }
        }
    }

    private static final Whole WHOLE = Whole.run();

    @Test
    void thePlanIsMixed() {
        try (Shop shop = new Shop()) {
            List<Change> changes =
                    new PlanMesh(shop.context()).plan(Shop.everything()).changes();
            assertThat(changes)
                    .filteredOn(Change.Create.class::isInstance)
                    .extracting(change -> change.id().type().kind())
                    .contains("DestinationRule", "VirtualService", "PeerAuthentication", "Telemetry");
            assertThat(changes)
                    .filteredOn(Change.Edit.class::isInstance)
                    .extracting(Change::id)
                    .containsExactlyInAnyOrder(Shop.SHOP, Shop.REVIEWS);
        }
    }

    @TestFactory
    Stream<DynamicTest> theNextRunFinishesItAndItsRollbackUndoesBoth() {
        return everywhere((shop, name) -> {
            shop.clock().pause(PAST_THE_LEASE);
            shop.apply(Shop.everything());
            assertThat(shop.objects()).as("after the next run").isEqualTo(WHOLE.after());
            RollbackResult result = shop.rollBack();
            assertThat(result.isComplete()).as(result.toString()).isTrue();
            assertThat(shop.objects()).as("after the rollback").isEqualTo(WHOLE.before());
        });
    }

    @TestFactory
    Stream<DynamicTest> aRollbackRightAfterUndoesIt() {
        return everywhere((shop, name) -> {
            if (shop.entries().isEmpty()) {
                assertThat(shop.objects()).isEqualTo(WHOLE.before());
                return;
            }
            RollbackResult result = shop.rollBack();
            assertThat(result.isComplete()).as(result.toString()).isTrue();
            assertThat(shop.objects()).isEqualTo(WHOLE.before());
            assertThat(shop.states()).containsExactly("UNDONE");
        });
    }

    @TestFactory
    Stream<DynamicTest> aCleanupRightAfterUndoesIt() {
        return everywhere((shop, name) -> {
            RollbackResult result = shop.cleanUp();
            assertThat(result.isComplete()).as(result.toString()).isTrue();
            assertThat(shop.objects()).isEqualTo(WHOLE.before());
        });
    }

    @TestFactory
    Stream<DynamicTest> aRollbackThatIsKilledIsFinishedByTheNext() {
        int writes = rollbackWrites();
        return IntStream.range(0, writes)
                .mapToObj(k -> DynamicTest.dynamicTest(k + " of " + writes, () -> {
                    try (Shop shop = new Shop()) {
                        shop.apply(Shop.everything());
                        MortalCluster mortal = new MortalCluster(shop.cluster(), k, Moment.BEFORE_THE_NEXT_WRITE);
                        OperationContext context = shop.context(Shop.OWNER, mortal);
                        assertThat(catchThrowable(
                                        () -> new RollBack(context).rollBack("shop", new EntrySelection.Last())))
                                .isInstanceOf(MortalCluster.Death.class);
                        assertThat(shop.rollBack().isComplete()).isTrue();
                        assertThat(shop.objects()).isEqualTo(WHOLE.before());
                    }
                }));
    }

    private static int rollbackWrites() {
        try (Shop shop = new Shop()) {
            shop.apply(Shop.everything());
            shop.server().clearRequests();
            shop.rollBack();
            return shop.writes();
        }
    }

    private interface Check {
        void run(Shop shop, String name);
    }

    private static Stream<DynamicTest> everywhere(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (int k = 0; k <= WHOLE.writes(); k++) {
                int writes = k;
                String name = writes + " of " + WHOLE.writes() + " writes, " + moment;
                tests.add(DynamicTest.dynamicTest(name, () -> killed(writes, moment, name, check)));
            }
        }
        System.out.println(tests.size() + " boundaries of an apply with " + WHOLE.writes() + " writes");
        return tests.stream();
    }

    private static void killed(int writes, Moment moment, String name, Check check) {
        try (Shop shop = new Shop()) {
            OperationContext context = shop.context(Shop.OWNER, new MortalCluster(shop.cluster(), writes, moment));
            Throwable end = catchThrowable(() -> new ApplyMesh(context).apply(Shop.everything(), Shop.AT_ONCE));
            if (writes < WHOLE.writes()) {
                assertThat(end).isInstanceOf(MortalCluster.Death.class);
            }
            assertThat(shop.writes()).isEqualTo(writes);
            check.run(shop, name);
        }
    }
}
