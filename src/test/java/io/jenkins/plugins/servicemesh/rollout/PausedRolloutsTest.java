package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.apply.EntryIds;
import io.jenkins.plugins.servicemesh.embedded.RecordedRequest;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many rollouts in one JVM that wait for people; {@code -Drollout.paused} says how many. */
class PausedRolloutsTest {

    private static final int ROLLOUTS = Integer.getInteger("rollout.paused", 300);
    private static final long MOST_BYTES_EACH = 10_000; // 100 MB for 10,000
    private static final long LEAST_BYTES_EACH = 1000; // less was not measured well
    private static final int MORE_THREADS = 4;
    private static final Duration LISTENING_EVERY = Duration.ofSeconds(30);

    private List<RolloutDriver> held = List.of();
    private final RolloutShop shop = new RolloutShop();
    private final RolloutSite site = shop.site();
    private final RolloutStore store = new RolloutStore(shop.shop().cluster());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theyTakeLittleMemoryAndNoThreads() {
        paused(RolloutShop.SUCCESS, "first");
        int threads = threads();
        held = all(RolloutShop.SUCCESS, ROLLOUTS);
        int more = threads() - threads;
        long with = heap();
        held = List.of();
        long each = (with - heap()) / ROLLOUTS;
        System.out.println(ROLLOUTS + " paused rollouts: " + each + " bytes each, " + each * ROLLOUTS / 1_000_000
                + " MB in all, " + more + " more threads");
        assertThat(each).isBetween(LEAST_BYTES_EACH, MOST_BYTES_EACH);
        assertThat(more).isLessThanOrEqualTo(MORE_THREADS);
    }

    @Test
    void theyShareOneRequestForCommandsAPeriod() {
        List<RolloutDriver> drivers = all(AnalysisSpec.NONE, ROLLOUTS / 10);
        shop.shop().clock().pause(LISTENING_EVERY);
        shop.shop().server().clearRequests();
        drivers.forEach(RolloutDriver::advance);
        List<RecordedRequest> requests = shop.shop().server().requests().all();
        System.out.println(drivers.size() + " paused rollouts in one period: " + requests);
        assertThat(requests).singleElement().satisfies(only -> assertThat(
                        only.request().parameter("labelSelector"))
                .hasValueSatisfying(selector -> assertThat(selector).contains("commanded")));
    }

    @Test
    void theOneThatIsSpokenToHearsIt() {
        List<RolloutDriver> drivers = all(AnalysisSpec.NONE, 10);
        store.say(Shop.NAMESPACE, drivers.get(7).record().id(), Command.ABORT, "alice");
        shop.shop().clock().pause(LISTENING_EVERY);
        List<Boolean> waiting = drivers.stream()
                .map(driver -> driver.advance() instanceof Pending.Asking)
                .toList();
        assertThat(waiting).containsExactly(true, true, true, true, true, true, true, false, true, true);
    }

    private List<RolloutDriver> all(AnalysisSpec analysis, int count) {
        List<RolloutDriver> drivers = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            drivers.add(paused(analysis, "service-" + i));
            if (i % 100 == 0) {
                shop.shop().server().clearRequests();
            }
        });
        return drivers;
    }

    /** A rollout of that service that someone paused, found in the cluster and resumed. */
    private RolloutDriver paused(AnalysisSpec analysis, String service) {
        Stage stage = new Stage.Weight(Percent.of(10), Duration.ofHours(1), false);
        RolloutSpec spec = RolloutShop.spec(List.of(service), List.of(stage), analysis, EndingSpec.DEFAULT);
        Setting setting = Setting.of(spec, site.pace());
        Instant now = site.clock().now();
        RolloutState state = RolloutState.begin(EntryIds.next(now), setting, now)
                .on(new Observation.Done(), setting, now)
                .on(new Observation.Done(), setting, now)
                .on(new Observation.Commanded(Command.PAUSE, "alice"), setting, now);
        store.create(new RolloutRecord(Shop.NAMESPACE, Shop.OWNER, "build 1", EntryIds.next(now), now, spec, state));
        RolloutRecord kept = store.find(Shop.NAMESPACE, state.id()).orElseThrow();
        RolloutDriver driver = new Rollouts(site).resume(kept, moment -> {});
        assertThat(driver.advance()).isInstanceOf(Pending.Asking.class);
        return driver;
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static void sleep() {
        PollClock.system().pause(Duration.ofMillis(50));
    }

    /** What is left after several collections: one alone may be put off by a thread in native code. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            sleep();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
