package io.jenkins.plugins.servicemesh.rollout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTailTest {

    /** The expected values are sums of the exact terms in decimal arithmetic of 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "9, 500, 0.005, 1.0979656124798392e-3",
        "4, 20, 0.005, 2.8402618290260473e-6",
        "20, 20, 0.005, 9.5367431640625000e-47",
        "12, 1600, 0.01, 8.7425110345647241e-1",
        "40, 2000, 0.005, 5.8801392567742859e-13",
        "600, 100000, 0.005, 7.3905837766399304e-6",
        "5500, 1000000, 0.005, 1.5696703377722824e-12",
        "5013300, 1000000000, 0.005, 1.2605006536872232e-9",
        "5000000, 1000000000, 0.005, 5.0005991814101583e-1",
        "500100000, 1000000000, 0.5, 1.2700741798772834e-10",
        "1006000, 1000000000, 0.001, 1.0069171640907594e-9",
        "1, 1000000000, 0.000000001, 6.3212055901249740e-1"
    })
    void isExactInTheTailsUpToABillionTrials(long hits, long trials, double chance, double expected) {
        assertThat(BinomialTail.atLeast(hits, trials, chance)).isCloseTo(expected, withinPercentage(1e-5));
    }

    @Test
    void bothTailsMakeUpTheWhole() {
        assertThat(BinomialTail.atLeast(7, 400, 0.01) + BinomialTail.atMost(6, 400, 0.01))
                .isCloseTo(1, within(1e-14));
    }

    @Test
    void noHitIsCertainlyReached() {
        assertThat(BinomialTail.atLeast(0, 400, 0)).isEqualTo(1);
    }

    @Test
    void moreHitsThanTrialsAreImpossible() {
        assertThat(BinomialTail.atLeast(401, 400, 1)).isZero();
    }

    @Test
    void allTrialsAreNeverExceeded() {
        assertThat(BinomialTail.atMost(400, 400, 1)).isEqualTo(1);
    }

    @Test
    void whatCannotHappenDoesNot() {
        assertThat(BinomialTail.atLeast(1, 400, 0)).isZero();
    }
}
