package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.policy.FreezeWindow;
import io.jenkins.plugins.servicemesh.policy.RolloutFloors;
import io.jenkins.plugins.servicemesh.policy.RuleSeverities;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies of the cluster hold for rollouts: none begins against them, and a freeze holds the weight of one under way. */
class RolloutPolicyTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final int MOST_SECONDS = 1000;

    private final RolloutShop shop = new RolloutShop();
    private ClusterPolicy policy = ClusterPolicy.NONE;
    private final Rollouts rollouts = new Rollouts(Sites.withPolicy(shop.site(), () -> policy));

    @AfterEach
    void close() {
        shop.close();
    }

    private Instant now() {
        return shop.shop().clock().now();
    }

    private static String text(Instant time) {
        return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private Instant freezeFor(Duration time) {
        Instant end = now().plus(time).truncatedTo(ChronoUnit.MINUTES);
        FreezeWindow window = FreezeWindow.parse(text(now().minusSeconds(60)), text(end), "UTC", "weekend");
        policy = new ClusterPolicy(RuleSeverities.NONE, RolloutFloors.NONE, Set.of(), List.of(window));
        return end;
    }

    private RolloutDriver begin(String... weights) {
        return rollouts.begin(RolloutShop.canary(EndingSpec.DEFAULT, weights), shop.moments()::add);
    }

    private void until(RolloutDriver driver, Predicate<RolloutState> reached) {
        for (int second = 0; !reached.test(driver.record().state()); second++) {
            assertThat(second).isLessThan(MOST_SECONDS);
            driver.advance();
            shop.shop().clock().pause(Duration.ofSeconds(1));
        }
    }

    private long shifts() {
        return shop.moments().stream()
                .filter(moment -> moment.kind() == Kind.SHIFTED)
                .count();
    }

    private List<String> waiting() {
        return shop.moments().stream()
                .filter(moment -> moment.kind() == Kind.WAITING)
                .map(Moment::text)
                .toList();
    }

    private static Outcome outcome(RolloutState state) {
        return ((Ended) state.phase()).outcome();
    }

    @Test
    void noneBeginsInAFreezeAndNothingIsWritten() {
        freezeFor(Duration.ofHours(1));
        shop.shop().server().clearRequests();
        assertThatThrownBy(() -> begin("5", "50"))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("nothing is changed on this cluster until")
                .hasMessageContaining("weekend");
        assertThat(shop.shop().writes()).isZero();
    }

    @Test
    void noneBeginsThatIsLessCarefulThanTheFloors() {
        policy = new ClusterPolicy(
                RuleSeverities.NONE,
                new RolloutFloors(Optional.empty(), Optional.of(Percent.of(1)), Optional.empty(), Optional.empty()),
                Set.of(),
                List.of());
        shop.shop().server().clearRequests();
        assertThatThrownBy(() -> begin("5", "50"))
                .isInstanceOfSatisfying(FindingsException.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::rule)
                        .containsExactly("policy/first-weight"));
        assertThat(shop.shop().writes()).isZero();
    }

    @Test
    void aFreezeBetweenBeginAndFirstStageEndsItWithoutATrace() {
        RolloutDriver driver = begin("5", "50");
        Map<String, String> before = shop.objects();
        freezeFor(Duration.ofHours(1));
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.REFUSED);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void oneUnderWayHoldsItsWeightUntilTheFreezeIsOverAndThenGoesOn() {
        RolloutDriver driver = begin("5", "50");
        until(driver, state -> shifts() == 1);
        Instant end = freezeFor(Duration.ofDays(3));
        until(driver, state -> state.phase() instanceof Changing && !waiting().isEmpty());
        assertThat(waiting()).containsExactly("nothing is changed on this cluster until " + day(end) + " UTC: weekend");
        assertThat(driver.advance()).isInstanceOf(Pending.Sleeping.class);
        shop.wait(end.minusSeconds(1));
        driver.advance();
        assertThat(shifts()).isEqualTo(1);
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shifts()).isEqualTo(2);
        assertThat(waiting()).hasSize(1);
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT)
                .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    @Test
    void aPromotionWaitsForTheEndOfAFreezeAsWell() {
        RolloutDriver driver = begin("50");
        until(driver, state -> shifts() == 1);
        Instant end = freezeFor(Duration.ofHours(6));
        until(driver, state -> state.phase() instanceof Promoting && !waiting().isEmpty());
        shop.wait(end.minusSeconds(1));
        driver.advance();
        assertThat(driver.record().state().phase()).isInstanceOf(Promoting.class);
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aFreezeThatIsLiftedIsOverAtOnce() {
        RolloutDriver driver = begin("5", "50");
        until(driver, state -> shifts() == 1);
        freezeFor(Duration.ofDays(3));
        until(driver, state -> state.phase() instanceof Changing && !waiting().isEmpty());
        Instant lifted = now();
        policy = ClusterPolicy.NONE;
        until(driver, state -> shifts() == 2);
        assertThat(Duration.between(lifted, now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aVersionThatFailsIsTakenBackInAFreeze() {
        RolloutDriver driver = begin("5", "50");
        until(driver, state -> shifts() == 1);
        freezeFor(Duration.ofDays(3));
        until(driver, state -> state.phase() instanceof Changing && !waiting().isEmpty());
        shop.figures().give("v2", 100, 90);
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(now()).isBefore(policyEnd());
        assertThat(shop.share(driver.record().spec())).isEqualTo("0");
    }

    private Instant policyEnd() {
        return policy.freeze(now()).orElseThrow().until();
    }

    @Test
    void anAbortIsHeardInAFreeze() {
        RolloutDriver driver = begin("5", "50");
        until(driver, state -> shifts() == 1);
        freezeFor(Duration.ofDays(3));
        until(driver, state -> state.phase() instanceof Changing && !waiting().isEmpty());
        driver.say(Command.ABORT, "alice");
        assertThat(outcome(rollouts.finish(driver))).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(now()).isBefore(policyEnd());
    }

    @Test
    void aPolicyThatCannotBeReadLetsNoMoreRequestsThrough() {
        RolloutDriver driver = begin("5", "50");
        until(driver, state -> shifts() == 1);
        Rollouts without = new Rollouts(Sites.withPolicy(shop.site(), () -> {
            throw new FindingsException(
                    Finding.error("config/cluster", "no cluster of that name is configured any more"));
        }));
        shop.shop().clock().pause(Duration.ofHours(1));
        assertThat(outcome(without.finish(without.resume(driver.record(), shop.moments()::add))))
                .isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shifts()).isEqualTo(1);
    }
}
