package io.jenkins.plugins.servicemesh.metrics.series;

import static io.jenkins.plugins.servicemesh.metrics.series.Counters.at;
import static io.jenkins.plugins.servicemesh.metrics.series.Counters.labels;
import static io.jenkins.plugins.servicemesh.metrics.series.Counters.samples;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From series to what a version did: the truth table. */
class TrafficTest {

    @Test
    void withoutASeriesNothingIsKnown() {
        assertThat(new Counters().traffic(0, 60)).isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void aSeriesThatDoesNotRiseIsKnownToHaveHadNoRequests() {
        Traffic traffic = new Counters().requests("200", 0, 7, 15, 7, 30, 7).traffic(0, 30);
        assertThat(traffic.known()).isTrue();
        assertThat(traffic.requests()).isZero();
    }

    @Test
    void oneRequestIsOneRequest() {
        Traffic traffic = new Counters().requests("200", 0, 7, 15, 8).traffic(0, 15);
        assertThat(traffic.scrapes()).containsExactly(new Scrape(at(15), 1, 0));
    }

    @Test
    void aVersionThatFailsFromItsFirstRequestHasFailuresAndIsNotWithoutData() {
        Traffic traffic = new Counters().requests("503", 14, 9, 29, 20).traffic(0, 30);
        assertThat(traffic.known()).isTrue();
        assertThat(traffic.requests()).isEqualTo(20);
        assertThat(traffic.failures()).isEqualTo(20);
    }

    @Test
    void theFirstValueOfASeriesBornAfterTheStartCountsWhole() {
        assertThat(new Counters().requests("200", 14, 600).traffic(0, 15).requests())
                .isEqualTo(600);
    }

    @Test
    void aSeriesFromBeforeCountsFromItsLastSampleThen() {
        Traffic traffic =
                new Counters().requests("200", -20, 90, -5, 100, 10, 104).traffic(0, 15);
        assertThat(traffic.requests()).isEqualTo(4);
    }

    @Test
    void aSampleAtTheStartBelongsToTheTimeBefore() {
        assertThat(new Counters()
                        .requests("200", -15, 90, 0, 100)
                        .traffic(0, 15)
                        .requests())
                .isZero();
    }

    @Test
    void aCounterThatFallsBeganAnew() {
        Traffic traffic =
                new Counters().requests("200", 0, 100, 15, 110, 30, 3, 45, 5).traffic(0, 45);
        assertThat(traffic.scrapes())
                .containsExactly(new Scrape(at(15), 10, 0), new Scrape(at(30), 3, 0), new Scrape(at(45), 2, 0));
    }

    @Test
    void samplesThatAreNoNumbersArePassedOver() {
        Traffic traffic = new Counters()
                .requests("200", 0, 100, 15, Double.NaN, 30, 107, 45, Double.POSITIVE_INFINITY)
                .traffic(0, 45);
        assertThat(traffic.requests()).isEqualTo(7);
    }

    @Test
    void aSeriesOfNothingButNoNumbersIsNotKnown() {
        assertThat(new Counters().requests("200", 15, Double.NaN).traffic(0, 30))
                .isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void aSeriesThatIsGoneKeepsWhatItCounted() {
        Traffic traffic = new Counters()
                .requests("200", 0, 100, 15, 110)
                .requests("503", 0, 0, 15, 1, 30, 2, 45, 3, 60, 4)
                .traffic(0, 60);
        assertThat(traffic.requests()).isEqualTo(14);
        assertThat(traffic.failures()).isEqualTo(4);
    }

    @Test
    void aVersionWhoseSeriesEndedBeforeIsNotKnown() {
        assertThat(new Counters().requests("200", -120, 5, -105, 6).traffic(0, 30))
                .isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void aVersionThatWasJustNotScrapedAgainYetIsKnown() {
        assertThat(new Counters().requests("200", -20, 5, -5, 6).traffic(0, 5).known())
                .isTrue();
    }

    @Test
    void podsScrapedAtDifferentMomentsOfOneIntervalAreOneScrape() {
        Traffic traffic = new Counters()
                .with(labels("istio_requests_total", "response_code", "200", "pod", "a"), samples(0, 0, 2, 3, 17, 5))
                .with(labels("istio_requests_total", "response_code", "500", "pod", "b"), samples(-6, 0, 9, 1, 24, 2))
                .traffic(0, 30);
        assertThat(traffic.scrapes()).containsExactly(new Scrape(at(9), 4, 1), new Scrape(at(24), 3, 1));
    }

    @Test
    void whatIsThereOfTheCurrentIntervalIsToldAtOnceAndEarlierOnesStayAsTheyWere() {
        Counters counters = new Counters().requests("500", 0, 0, 10, 2, 16, 5);
        assertThat(counters.traffic(0, 16).scrapes())
                .startsWith(counters.traffic(0, 10).scrapes().get(0))
                .endsWith(new Scrape(at(16), 3, 3));
    }

    @Test
    void requestsOfAnotherReporterAreNotCountedASecondTime() {
        Traffic traffic = new Counters()
                .requests("200", 0, 0, 15, 10)
                .with(
                        labels("istio_requests_total", "response_code", "200", "reporter", "source"),
                        samples(0, 0, 15, 10))
                .traffic(0, 15);
        assertThat(traffic.requests()).isEqualTo(10);
    }

    @Test
    void grpcErrorsAreFailuresAlthoughHttpSays200() {
        Traffic traffic = new Counters()
                .with(
                        labels(
                                "istio_requests_total",
                                "request_protocol",
                                "grpc",
                                "response_code",
                                "200",
                                "grpc_response_status",
                                "14"),
                        samples(15, 4))
                .traffic(0, 15);
        assertThat(traffic.failures()).isEqualTo(4);
    }

    @Test
    void latencyIsTheRiseOfEachBucketOfAllPods() {
        Traffic traffic = new Counters()
                .requests("200", 0, 10, 15, 20)
                .bucket("5", 0, 8, 15, 12)
                .bucket("5.0", 15, 1)
                .bucket("0.5", 0, 1, 15, 2)
                .bucket("+Inf", 0, 10, 15, 20)
                .traffic(0, 15);
        assertThat(traffic.latency().upTo()).isEqualTo(Map.of(Duration.ofNanos(500_000), 1L, Duration.ofMillis(5), 5L));
        assertThat(traffic.latency().total()).isEqualTo(10);
    }
}
