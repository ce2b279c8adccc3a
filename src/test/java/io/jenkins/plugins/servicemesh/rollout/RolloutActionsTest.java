package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Action;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutActionsTest {

    private static final List<Action> ALL = List.of(
            new Action.Prepare(),
            new Action.Enter(0),
            new Action.Measure(Instant.EPOCH, true),
            new Action.Sleep(Instant.EPOCH),
            new Action.Ask(new Question(Question.Kind.PLANNED, "go on?"), Instant.EPOCH),
            new Action.Promote(0),
            new Action.Tidy(),
            new Action.Divert(),
            new Action.Restore(),
            new Action.Finish());

    @Test
    void aReaderOfTheActionsThatWaitTakesTheOthersAlike() {
        RolloutActions.Doing<String> reader = new RolloutActions.Doing<>("other") {
            @Override
            public String sleep(Action.Sleep action) {
                return "sleep";
            }

            @Override
            public String ask(Action.Ask action) {
                return "ask";
            }
        };
        assertThat(ALL.stream().map(action -> action.accept(reader)).toList())
                .containsExactly(
                        "other", "other", "other", "sleep", "ask", "other", "other", "other", "other", "other");
    }

    @Test
    void toWaitAndToFinishNeedsNoWork() {
        try (RolloutShop shop = new RolloutShop()) {
            RolloutSite site = shop.site();
            RolloutDriver driver = new Rollouts(site).begin(RolloutShop.canary(EndingSpec.DEFAULT, "5"), moment -> {});
            RolloutActions actions = RolloutActions.of(
                    site,
                    driver.record(),
                    io.jenkins.plugins.servicemesh.apply.HostLeases.ofRollout(
                            site.cluster(), site.clock(), "shop", "build 1", driver.record().id()));
            shop.shop().server().clearRequests();
            for (Action action : List.of(ALL.get(3), ALL.get(4), ALL.get(9))) {
                assertThat(action.accept(actions)).isEqualTo(new Observation.Woken());
            }
            assertThat(shop.shop().server().requests().all()).isEmpty();
        }
    }
}
