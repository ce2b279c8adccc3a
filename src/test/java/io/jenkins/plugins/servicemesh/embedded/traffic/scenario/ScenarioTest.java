package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void readsAllWords() {
        Scenario scenario = Scenario.read("""
                seed: 7
                scrapeInterval: 5s
                ingestionDelay: 2s
                services:
                  reviews:
                    requestsPerSecond: 50
                    matching: 5
                    after: [{at: 10m, requestsPerSecond: 5}]
                    versions:
                      v1: {errors: 0.1, latency: {p50: 20ms, p99: 120ms}}
                      v2:
                        after: [{at: 10m, errors: 2}, {at: 5m, latency: {p50: 1s}}]
                        errors: 30
                outages:
                  - {from: 3m, for: 1m}
                values:
                  'max( queue )': {is: 12, after: [{at: 5m, is: 300}]}
                """, "scenario.yaml");
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.scrapeInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scenario.ingestionDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(scenario.outages()).containsExactly(new Outage(Duration.ofMinutes(3), Duration.ofMinutes(1)));
        assertThat(scenario.value("max(  queue )").orElseThrow().at(Duration.ofMinutes(6)))
                .isEqualTo(300);
        ServiceScenario reviews = scenario.service("shop", "reviews").orElseThrow();
        assertThat(reviews.matching()).isEqualTo(0.05);
        assertThat(reviews.requestsPerSecond().at(Duration.ofMinutes(10))).isEqualTo(5);
        Timeline<Behaviour> second = reviews.versions().get("v2");
        assertThat(second.at(Duration.ZERO).errors()).isEqualTo(0.3);
        assertThat(second.at(Duration.ofMinutes(5)).errors()).isEqualTo(0.3);
        assertThat(second.at(Duration.ofMinutes(10)).errors()).isEqualTo(0.02);
        assertThat(second.at(Duration.ofMinutes(10)).latency())
                .isEqualTo(second.at(Duration.ofMinutes(5)).latency())
                .isNotEqualTo(second.first().latency());
    }

    @Test
    void tellsAllMistakesAtOnceEachWithItsLine() {
        assertThat(mistakes("""
                        sede: 7
                        services:
                          reviews:
                            requestsPerSecond: many
                            versions:
                              v1: {errors: 101}
                              v2: {after: [{errors: 30}], latency: {p50: 2s, p99: 1s}}
                        outages: [{from: 3m, for: soon}]
                        """)).extracting(finding -> finding.place().line()).containsExactly(1, 4, 6, 7, 7, 8);
    }

    @Test
    void saysWhatIsMeant() {
        List<Finding> mistakes = mistakes("services: {reviews: {requestsPerSecond: 5, versions: {v1: {error: 3}}}}");
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0).describe()).contains("did you mean 'errors'?");
    }

    @Test
    void takesNoTextThatIsNoScenario() {
        for (String text : List.of("", "- a", "a: &x 1\nb: *x", "seed: 1\n---\nseed: 2", "x: [")) {
            assertThatThrownBy(() -> Scenario.read(text, "scenario.yaml"))
                    .as(text)
                    .isInstanceOf(FindingsException.class)
                    .hasMessageContaining("scenario.yaml:");
        }
        assertThatThrownBy(() -> Scenario.read("#".repeat(Scenario.LARGEST + 1), "scenario.yaml"))
                .hasMessageContaining("larger than 1 MiB");
    }

    private static List<Finding> mistakes(String text) {
        try {
            Scenario.read(text, "scenario.yaml");
            return List.of();
        } catch (FindingsException e) {
            return e.findings();
        }
    }
}
