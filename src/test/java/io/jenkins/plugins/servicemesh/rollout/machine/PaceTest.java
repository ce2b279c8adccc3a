package io.jenkins.plugins.servicemesh.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5));
    private static final Pace QUICK = new Pace(Duration.ofMillis(500), Duration.ZERO);
    private static final Pace SLOW = new Pace(Duration.ofMinutes(1), Duration.ZERO);

    @Test
    void failuresAreLookedForTwiceAScrape() {
        assertThat(USUAL.alarm()).isEqualTo(Duration.ofMillis(7500));
    }

    @Test
    void failuresAreLookedForOnceASecondAtMost() {
        assertThat(QUICK.alarm()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whileSomeoneIsAskedFailuresAreLookedForEveryHalfMinuteAtMost() {
        assertThat(USUAL.alarmWhileAsking()).isEqualTo(Duration.ofSeconds(30));
        assertThat(SLOW.alarmWhileAsking()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theFirstFiguresNeedAScrapeAndTheWayToTheSource() {
        assertThat(USUAL.firstFigures()).isEqualTo(Duration.ofSeconds(20));
    }
}
