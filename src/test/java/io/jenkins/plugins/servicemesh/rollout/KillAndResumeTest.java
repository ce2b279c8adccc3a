package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MortalCluster;
import io.jenkins.plugins.servicemesh.operation.MortalCluster.Moment;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A runner that is killed after each of its writes, before or after it learned the reply: the next one goes on as if nothing was.
 * With {@code -Drollout.kills.all=true} another build goes on in every scenario that lets it.
 */
class KillAndResumeTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(2);

    /** What an unhurt rollout comes to, and how many writes it takes. */
    private record Whole(Map<String, String> objects, String end, List<String> weights, int writes) {
        static Whole of(KillScenario scenario) {
            try (RolloutShop shop = scenario.shop()) {
                RolloutState end = goOn(
                        shop, rollouts(shop, shop.shop().cluster(), "build 1").begin(scenario.spec(), moment -> {}));
                return new Whole(
                        shop.objects(),
                        outcome(end),
                        shop.weights().weights(),
                        shop.shop().writes());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theSameBuildGoesOnAtOnce() {
        return Stream.of(KillScenario.values()).flatMap(scenario -> everywhere(scenario, "build 1", AT_ONCE));
    }

    @TestFactory
    Stream<DynamicTest> anotherGoesOnWhenTheLeaseHasLapsed() {
        return Stream.of(KillScenario.values())
                .filter(KillScenario::othersMayGoOn)
                .flatMap(scenario -> everywhere(scenario, "build 2", PAST_THE_LEASE));
    }

    private static Stream<DynamicTest> everywhere(KillScenario scenario, String by, Duration gap) {
        Whole whole = Whole.of(scenario);
        List<DynamicTest> tests = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (int k = 0; k < whole.writes(); k++) {
                int writes = k;
                tests.add(DynamicTest.dynamicTest(
                        scenario + ", " + k + " of " + whole.writes() + " writes, " + moment,
                        () -> killed(scenario, whole, new Kill(writes, moment, by, gap))));
            }
        }
        System.out.println(tests.size() + " boundaries of " + scenario + ", " + by + " goes on: " + whole.weights()
                + ", then " + whole.end());
        return tests.stream();
    }

    private record Kill(int writes, Moment moment, String by, Duration gap) {}

    private static void killed(KillScenario scenario, Whole whole, Kill kill) {
        try (RolloutShop shop = scenario.shop()) {
            MortalCluster mortal = new MortalCluster(shop.shop().cluster(), kill.writes(), kill.moment());
            assertThat(catchThrowable(
                            () -> goOn(shop, rollouts(shop, mortal, "build 1").begin(scenario.spec(), moment -> {}))))
                    .isInstanceOf(MortalCluster.Death.class);
            shop.shop().clock().pause(kill.gap());
            String end = resumed(shop, scenario, kill.by());
            assertThat(shop.weights().weights()).as("weights").isEqualTo(whole.weights());
            assertThat(shop.objects()).isEqualTo(whole.objects());
            assertThat(end).isEqualTo(whole.end());
            assertNothingIsLeft(shop);
        }
    }

    /** The outcome of the rollout that was kept, or of one that begins anew where none was. */
    private static String resumed(RolloutShop shop, KillScenario scenario, String by) {
        Rollouts rollouts = rollouts(shop, shop.shop().cluster(), by);
        RolloutStore store = new RolloutStore(shop.shop().cluster());
        Optional<RolloutRecord> unfinished =
                store.listRunning(Shop.NAMESPACE).stream().findFirst();
        if (unfinished.isPresent()) {
            return outcome(goOn(shop, rollouts.resume(unfinished.get(), moment -> {})));
        }
        return store.list(Shop.NAMESPACE).stream()
                .map(RolloutRecord::state)
                .findFirst()
                .map(KillAndResumeTest::outcome)
                .orElseGet(() -> outcome(goOn(shop, rollouts.begin(scenario.spec(), moment -> {}))));
    }

    private static void assertNothingIsLeft(RolloutShop shop) {
        assertThat(shop.leases()).as("leases").isZero();
        assertThat(new RolloutStore(shop.shop().cluster()).listRunning(Shop.NAMESPACE))
                .isEmpty();
        assertThat(shop.shop().entries())
                .noneMatch(entry -> entry.state() == JournalEntry.State.OPEN)
                .noneMatch(entry -> entry.rollout().isPresent());
    }

    private static Rollouts rollouts(RolloutShop shop, Cluster through, String by) {
        return new Rollouts(shop.site(through, by));
    }

    /** Runs it to its end; whoever is asked says yes. */
    private static RolloutState goOn(RolloutShop shop, RolloutDriver driver) {
        while (true) {
            Pending pending = driver.advance();
            if (pending instanceof Pending.Finished finished) {
                return finished.state();
            }
            if (pending instanceof Pending.Asking) {
                driver.answer(true, "alice");
            } else if (pending instanceof Pending.Sleeping sleeping) {
                shop.wait(sleeping.until());
            }
        }
    }

    private static String outcome(RolloutState state) {
        return String.valueOf(((Ended) state.phase()).outcome());
    }
}
