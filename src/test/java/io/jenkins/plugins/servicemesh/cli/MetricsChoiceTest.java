package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusSource;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where figures come from, by options and environment. */
class MetricsChoiceTest {

    private static final String RECORDED = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"istio_requests_total"},"values":[[0,"5"]]}]}}
            """;

    @TempDir
    Path folder;

    @Command(name = "test")
    private static final class Line {
        @Mixin
        private MetricsChoice metrics = new MetricsChoice();
    }

    private static Optional<MetricSource> source(Map<String, String> environment, String... arguments) {
        Line line = CommandLine.populateCommand(new Line(), arguments);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), System.out, System.err, environment);
        return line.metrics.source(terminal, new IstioMetricQueries(Reporter.DESTINATION), Instant.EPOCH);
    }

    private static Optional<MetricSource> source(String... arguments) {
        return source(Map.of(), arguments);
    }

    @Test
    void withoutAChoiceThereIsNone() {
        assertThat(source()).isEmpty();
        assertThat(source(Map.of("PROMETHEUS_URL", " "))).isEmpty();
    }

    @Test
    void aUrlIsAPrometheus() {
        assertThat(source("--metrics", "http://127.0.0.1:9090"))
                .get()
                .isInstanceOf(PrometheusSource.class)
                .extracting(MetricSource::scrapeInterval)
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theEnvironmentNamesOneUnlessAnOptionDoes() throws IOException {
        Map<String, String> environment = Map.of("PROMETHEUS_URL", "http://127.0.0.1:9090");
        assertThat(source(environment)).get().isInstanceOf(PrometheusSource.class);
        String file = Files.writeString(folder.resolve("a.json"), RECORDED).toString();
        assertThat(source(environment, "--metrics", file)).get().isInstanceOf(RecordingSource.class);
    }

    @Test
    void theScrapeIntervalIsADuration() {
        assertThat(source("--metrics", "http://a", "--scrape-interval", "5s").map(MetricSource::scrapeInterval))
                .contains(Duration.ofSeconds(5));
        assertThatThrownBy(() -> source("--metrics", "http://a", "--scrape-interval", "5"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("scrape interval");
    }

    @Test
    void aTokenComesFromAVariableThatHasToBeThere() {
        assertThat(source(Map.of("T", "abc"), "--metrics", "http://a", "--metrics-token-env", "T"))
                .isPresent();
        assertThatThrownBy(() -> source("--metrics", "http://a", "--metrics-token-env", "T"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("variable T is not set");
    }

    @Test
    void filesThatAreNotThereAreWrongUsage() {
        assertThatThrownBy(() -> source("--metrics", "nowhere.json"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere.json");
        assertThatThrownBy(() -> source("--metrics", "https://a", "--metrics-ca", "nowhere.pem"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--metrics-ca: cannot read nowhere.pem");
    }

    @Test
    void aUrlThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> source("--metrics", "https://me:pass word@a"))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("pass");
    }
}
