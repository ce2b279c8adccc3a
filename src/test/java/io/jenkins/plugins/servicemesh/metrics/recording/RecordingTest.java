package io.jenkins.plugins.servicemesh.metrics.recording;

import static io.jenkins.plugins.servicemesh.metrics.series.Counters.QUERIES;
import static io.jenkins.plugins.servicemesh.metrics.series.Counters.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording, played back at another time. */
class RecordingTest {

    private static final Instant START = Instant.parse("2030-06-01T12:00:00Z");

    private static final String REQUESTS = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","destination_workload_namespace":"shop",
                         "destination_workload":"reviews-v2","response_code":"200","pod":"a"},
               "values":[[1700000000.100,"1000"],[1700000015.101,"1010"],[1700000030.099,"1025"]]},
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","destination_workload_namespace":"shop",
                         "destination_workload":"reviews-v2","response_code":"200","pod":"b"},
               "values":[[1700000007.000,"500"],[1700000022.000,"501"]]},
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","destination_workload_namespace":"shop",
                         "destination_workload":"reviews-v2","response_code":"503","pod":"a"},
               "values":[[1700000030.099,"4"]]}]}}
            """;

    private static final String BUCKETS = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"istio_request_duration_milliseconds_bucket","reporter":"destination","le":"5",
                         "destination_workload_namespace":"shop","destination_workload":"reviews-v2"},
               "values":[[1700000000.100,"900"],[1700000015.101,"903"]]}]}}
            """;

    private static RecordingSource source(String text) {
        return new RecordingSource(Recording.read("incident.json", text), QUERIES, START);
    }

    private static Traffic traffic(String text, int seconds) {
        return source(text).traffic(V2, START, START.plusSeconds(seconds));
    }

    @Test
    void itsFirstInstantIsTheStart() {
        assertThat(traffic(REQUESTS, 16).scrapes())
                .extracting(Scrape::at)
                .containsExactly(START.plusMillis(6_900), START.plusMillis(15_001));
    }

    @Test
    void whatWasCountedBeforeTheRecordingIsNotCountedAndWhatWasBornInItIs() {
        assertThat(traffic(REQUESTS, 31).requests()).isEqualTo(10 + 15 + 1 + 4);
        assertThat(traffic(REQUESTS, 31).failures()).isEqualTo(4);
    }

    @Test
    void aSpanThatBeginsBeforeItBeginsWithIt() {
        Traffic traffic = source(REQUESTS).traffic(V2, START.minusSeconds(3_600), START.plusSeconds(31));
        assertThat(traffic).isEqualTo(traffic(REQUESTS, 31));
    }

    @Test
    void answersMayStandOneAfterTheOtherOrInAnArray() {
        for (String text : new String[] {REQUESTS + BUCKETS, "[" + REQUESTS + "," + BUCKETS + "]"}) {
            Traffic traffic = traffic(text, 16);
            assertThat(traffic.latency().upTo()).containsEntry(Duration.ofMillis(5), 3L);
            assertThat(traffic.requests()).isEqualTo(10);
        }
    }

    @Test
    void oneSeriesInSeveralAnswersIsOne() {
        assertThat(traffic(REQUESTS + REQUESTS, 31).requests()).isEqualTo(30);
    }

    @Test
    void theScrapeIntervalIsThatOfTheRecording() {
        assertThat(source(REQUESTS).scrapeInterval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void beyondItsEndItHasNothingToSay() {
        assertThatThrownBy(() -> traffic(REQUESTS, 120))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("recording incident.json is over");
    }

    @Test
    void aSelectorGivesTheValueThen() {
        Instant then = START.plusSeconds(16);
        assertThat(source(REQUESTS).query("istio_requests_total{pod=\"a\"}", then))
                .isEqualTo(new Reading.Value(1010));
        assertThat(source(REQUESTS).query("istio_requests_total{pod=~\"a|b\"}", then))
                .isEqualTo(new Reading.Several(2));
        assertThat(source(REQUESTS).query("istio_requests_total{pod=\"c\"}", then))
                .isEqualTo(new Reading.NoData());
    }

    @Test
    void anExpressionIsNotWorkedOut() {
        assertThatThrownBy(() -> source(REQUESTS).query("sum(istio_requests_total)", START))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("knows no expressions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not JSON",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"
            })
    void aFileWithoutSamplesIsRefused(String text) {
        assertThatThrownBy(() -> Recording.read("empty.json", text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("empty.json")
                .hasMessageContaining("curl");
    }

    @Test
    void aRecordedErrorIsRefused() {
        String error = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}";
        assertThatThrownBy(() -> Recording.read("bad.json", error))
                .isInstanceOf(MetricException.class)
                .hasMessage("bad.json answered with an error: bad_data: parse error");
    }

    @Test
    void anAnswerThatIsNoMatrixIsRefused() {
        String vector = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
        assertThatThrownBy(() -> Recording.read("now.json", vector)).hasMessageContaining("vector instead of a matrix");
    }
}
