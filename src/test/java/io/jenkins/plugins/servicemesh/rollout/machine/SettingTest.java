package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.matching;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.mirror;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {

    @Test
    void aStageIsLookedAtFourTimes() {
        assertThat(Given.judged().lookEvery(0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void looksAreNoShorterThanTwoScrapes() {
        Stage brief = new Stage.Weight(Percent.of(5), Duration.ofSeconds(40), false);
        assertThat(Given.setting(CHECKS, EndingSpec.DEFAULT, brief).lookEvery(0))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void looksAreAsOftenAsWanted() {
        Setting setting = Given.judged(CHECKS.withCheckEvery(Duration.ofSeconds(3)));
        assertThat(setting.lookEvery(0)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theFirstLookComesWhenAWindowOfFiguresIsThere() {
        assertThat(Given.judged().firstLook(0, START)).isEqualTo(at(40));
    }

    @Test
    void aShorterInitialDelayDelaysNothing() {
        Setting setting = Given.judged(CHECKS.withInitialDelay(Duration.ofSeconds(39)));
        assertThat(setting.firstLook(0, START)).isEqualTo(at(40));
    }

    @Test
    void aLongerInitialDelayDelaysTheFirstLook() {
        Setting setting = Given.judged(CHECKS.withInitialDelay(Duration.ofSeconds(41)));
        assertThat(setting.firstLook(0, START)).isEqualTo(at(41));
    }

    @Test
    void aStageEndsAfterItsTime() {
        assertThat(Given.judged().end(1, START)).isEqualTo(at(120));
    }

    @Test
    void theShareIsThatOfTheLastWeight() {
        Setting setting = Given.unjudged(mirror(10), weight(5), matching(), weight(50));
        assertThat(List.of(setting.share(0), setting.share(1), setting.share(2), setting.share(3)))
                .containsExactly("", "5", "5", "50");
    }

    @Test
    void onlyChecksThatAreNotTriedOutHaveASay() {
        assertThat(Given.judged().decides()).isTrue();
        assertThat(Given.judged(AnalysisSpec.of(List.of(Given.queue(true)))).decides())
                .isFalse();
        assertThat(Given.judged(AnalysisSpec.of(List.of(Given.queue(true)))).isJudged())
                .isTrue();
        assertThat(Given.unjudged(weight(5)).isJudged()).isFalse();
    }
}
