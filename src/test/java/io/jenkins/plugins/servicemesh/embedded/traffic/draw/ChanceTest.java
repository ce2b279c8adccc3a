package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {

    private static final int DRAWS = 20_000;

    @ParameterizedTest
    @CsvSource({"0.2", "3", "9.9", "10.1", "42", "750", "50000"})
    void drawsRareThingsWithTheirMeanAndVariance(double expected) {
        Chance chance = Chance.of(1, "poisson");
        long[] drawn =
                LongStream.range(0, DRAWS).map(i -> chance.poisson(expected)).toArray();
        assertThat(mean(drawn)).isCloseTo(expected, within(5 * Math.sqrt(expected / DRAWS)));
        assertThat(variance(drawn) / expected).isCloseTo(1, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"40,0.01", "1000,0.001", "30,0.5", "750,0.05", "750,0.9", "60000,0.3", "3,0.99"})
    void drawsPartsWithTheirMeanAndVariance(long of, double part) {
        Chance chance = Chance.of(1, "binomial");
        long[] drawn =
                LongStream.range(0, DRAWS).map(i -> chance.binomial(of, part)).toArray();
        double variance = of * part * (1 - part);
        assertThat(mean(drawn)).isCloseTo(of * part, within(5 * Math.sqrt(variance / DRAWS)));
        assertThat(variance(drawn) / variance).isCloseTo(1, within(0.1));
        assertThat(LongStream.of(drawn).filter(count -> count < 0 || count > of))
                .isEmpty();
    }

    @Test
    void drawsTheSameForTheSameWords() {
        assertThat(Chance.of(7, "a").poisson(1e6))
                .isEqualTo(Chance.of(7, "a").poisson(1e6))
                .isNotEqualTo(Chance.of(7, "b").poisson(1e6))
                .isNotEqualTo(Chance.of(8, "a").poisson(1e6));
    }

    @Test
    void leadsTheLatencyCurveThroughItsQuantiles() {
        LatencyCurve curve = LatencyCurve.through(new TreeMap<>(
                Map.of(0.5, Duration.ofMillis(20), 0.9, Duration.ofMillis(50), 0.99, Duration.ofMillis(400))));
        assertThat(curve.share(Duration.ofMillis(20))).isCloseTo(0.5, within(1e-4));
        assertThat(curve.share(Duration.ofMillis(50))).isCloseTo(0.9, within(1e-4));
        assertThat(curve.share(Duration.ofMillis(400))).isCloseTo(0.99, within(1e-4));
        assertThat(curve.share(Duration.ofMillis(1))).isLessThan(0.001);
        assertThat(curve.share(Duration.ofHours(1))).isGreaterThan(0.99999);
    }

    @Test
    void takesEqualTimesForAStep() {
        LatencyCurve curve =
                LatencyCurve.through(new TreeMap<>(Map.of(0.01, Duration.ofMillis(20), 0.99, Duration.ofMillis(20))));
        assertThat(curve.share(Duration.ofMillis(19))).isLessThan(0.01);
        assertThat(curve.share(Duration.ofMillis(21))).isGreaterThan(0.99);
    }

    private static double mean(long[] drawn) {
        return LongStream.of(drawn).average().orElseThrow();
    }

    private static double variance(long[] drawn) {
        double mean = mean(drawn);
        return LongStream.of(drawn)
                .mapToDouble(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
    }
}
