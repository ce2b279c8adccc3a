package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Someone outside who is asked whether a rollout goes on. */
class GateTest {

    private static final Duration TEN = Duration.ofMinutes(10);

    private final RolloutShop shop = new RolloutShop();
    private final List<Instant> asked = new ArrayList<>();
    private Optional<Boolean> answer = Optional.empty();

    @AfterEach
    void close() {
        shop.close();
    }

    /** Asks at 5 %, and waits for ten minutes. */
    private static RolloutSpec asking(String gate) {
        RolloutSpec spec = RolloutShop.canary(EndingSpec.DEFAULT.withGate(gate).withGateWithin(TEN), "5");
        return new RolloutSpec(
                spec.namespace(),
                spec.mesh(),
                spec.targets(),
                List.of(new Stage.Weight(Percent.of(5), Duration.ofMinutes(2), true)),
                spec.testers(),
                spec.affinity(),
                spec.analysis(),
                spec.ending());
    }

    private Optional<Boolean> ask(String rollout, Question question) {
        asked.add(shop.shop().clock().now());
        return answer;
    }

    private Outcome run(String gate) {
        Rollouts rollouts = new Rollouts(shop.site(shop.shop().cluster(), "build 1", Map.of("ops", this::ask)));
        RolloutState end = rollouts.finish(rollouts.begin(asking(gate), shop.moments()::add));
        return ((Ended) end.phase()).outcome();
    }

    private String told() {
        return shop.moments().toString();
    }

    @Test
    void letsItGoOn() {
        answer = Optional.of(true);
        assertThat(run("ops")).isEqualTo(Outcome.SUCCEEDED);
        assertThat(asked).hasSize(1);
        assertThat(told()).contains("gate ops lets it go on");
    }

    @Test
    void refuses() {
        answer = Optional.of(false);
        assertThat(run("ops")).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(told()).contains("gate ops refused");
    }

    @Test
    void isAskedAgainEveryFewSecondsUntilItAnswersOrTheTimeIsOver() {
        assertThat(run("ops")).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(told()).contains("nobody answered in time");
        assertThat(asked.size()).isBetween(60, 125);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(Duration.between(asked.get(i - 1), asked.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void thatNobodyKnowsIsRefusedBeforeAnythingIsWritten() {
        Map<String, String> before = shop.objects();
        assertThat(run("opps")).isEqualTo(Outcome.REFUSED);
        assertThat(told()).contains("unknown gate", "opps", "ops");
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(asked).isEmpty();
    }
}
