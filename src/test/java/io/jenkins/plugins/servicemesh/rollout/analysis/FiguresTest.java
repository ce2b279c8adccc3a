package io.jenkins.plugins.servicemesh.rollout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aShareHasThreeDigits() {
        assertThat(Figures.share(1, 3)).isEqualTo("33.3 %");
    }

    @Test
    void nearlyAllIsNotAll() {
        assertThat(Figures.share(999_999_999, 1_000_000_000)).isEqualTo("99.9999999 %");
    }

    @Test
    void allIsAll() {
        assertThat(Figures.share(7, 7)).isEqualTo("100 %");
    }

    @Test
    void noneIsNone() {
        assertThat(Figures.share(0, 7)).isEqualTo("0 %");
    }

    @Test
    void aChanceHasTwoDigits() {
        assertThat(Figures.chance(0.0010979)).isEqualTo("0.11 %");
    }

    @Test
    void aTinyChanceIsNotSpeltOut() {
        assertThat(Figures.chance(1e-40)).isEqualTo("less than 0.0001 %");
    }

    @Test
    void largeCountsAreGrouped() {
        assertThat(Figures.counts(9, 12_500)).isEqualTo("9 of 12,500");
    }

    @Test
    void timesAreInMilliseconds() {
        assertThat(Figures.time(Duration.ofNanos(500_000))).isEqualTo("0.5 ms");
    }
}
