package io.jenkins.plugins.servicemesh.metrics.series;

import static io.jenkins.plugins.servicemesh.metrics.series.Counters.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever counters live through, the sums are what was counted. */
class TrafficProperties {

    private static final int SCRAPES = 12;
    private static final double SINCE = 45.0; // with four scrapes before it

    /** What happens to a counter between two scrapes. */
    private record Step(int more, boolean restarts, boolean missed) {}

    /** @param born in which scrape it is there first */
    private record Life(int born, int gone, double offset, boolean failed, List<Step> steps) {}

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(9, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))))
                .as(Step::new);
        Arbitrary<Life> life = Combinators.combine(
                        Arbitraries.integers().between(0, SCRAPES - 1),
                        Arbitraries.integers().between(1, SCRAPES),
                        Arbitraries.doubles().between(0, 14.9),
                        Arbitraries.of(true, false),
                        step.list().ofSize(SCRAPES))
                .as(Life::new);
        return life.list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 500)
    void theSumsAreWhatWasCounted(@ForAll("lives") List<Life> lives) {
        Counters counters = new Counters();
        long requests = 0;
        long failures = 0;
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            List<Sample> samples = new ArrayList<>();
            long counted = live(life, samples);
            requests += counted;
            failures += life.failed() ? counted : 0;
            String code = life.failed() ? "500" : "200";
            counters.with(labels("istio_requests_total", "response_code", code, "pod", "pod-" + i), samples);
        }
        Traffic traffic = counters.traffic(SINCE, 15.0 * SCRAPES + 15);
        assertThat(traffic.requests()).isEqualTo(requests);
        assertThat(traffic.failures()).isEqualTo(failures);
        assertThat(traffic.scrapes()).extracting(Scrape::at).isSorted().doesNotHaveDuplicates();
    }

    /** Fills in the samples; what the counter counted from the start on, as far as anyone could see it. */
    private static long live(Life life, List<Sample> samples) {
        long counted = 0;
        long value = 0;
        long seen = 0;
        for (int scrape = life.born(); scrape < life.gone(); scrape++) {
            Step step = life.steps().get(scrape);
            double time = 15.0 * scrape + life.offset();
            if (step.restarts() && seen > 0) {
                value = Math.min(step.more(), seen - 1); // a restart that nobody can see is none
            } else {
                value += step.more();
            }
            if (!step.missed()) {
                samples.add(new Sample(Counters.at(time), value));
                counted += Counters.at(time).isAfter(Counters.at(SINCE)) ? (value < seen ? value : value - seen) : 0;
                seen = value;
            }
        }
        return counted;
    }
}
