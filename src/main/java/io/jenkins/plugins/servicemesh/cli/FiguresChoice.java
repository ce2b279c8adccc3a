package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the figures of a run come from: a scenario, a recording, or a Prometheus. */
final class FiguresChoice {

    private static final String USUAL = "scenario.yaml";
    private static final Duration RECORDED_BEFORE =
            Duration.ofMinutes(1); // a rollout looks for series before it begins

    @Option(
            names = "--rehearse",
            paramLabel = "SCENARIO",
            description = "How versions behave in a rehearsal: a scenario file (default: " + USUAL
                    + " beside the file, where there is one and --metrics names no recording).")
    private Optional<Path> scenario = Optional.empty();

    @Mixin
    private MetricsChoice metrics = new MetricsChoice();

    /** @throws UsageException when the options do not fit together */
    void check(boolean onEmbedded, boolean virtualTime) {
        if (scenario.isPresent() && !onEmbedded) {
            throw new UsageException("--rehearse: a scenario plays on the embedded server; leave out --cluster");
        }
        if (scenario.isPresent() && metrics.isChosen()) {
            throw new UsageException("--rehearse and --metrics: figures come from one of them");
        }
        if (virtualTime && metrics.isUrl()) {
            throw new UsageException(
                    "--metrics: a rehearsal runs in virtual time, in which no Prometheus has figures; give a recording");
        }
    }

    /** The file of the scenario that is played. @throws UsageException when it is named and is not there */
    Optional<Path> scenario(Path folder) {
        if (scenario.isPresent() && !Files.isRegularFile(scenario.get())) {
            throw new UsageException("--rehearse: no such file: " + scenario.get());
        }
        Path usual = folder.resolve(USUAL);
        return scenario.or(
                () -> metrics.isChosen() || !Files.isRegularFile(usual) ? Optional.empty() : Optional.of(usual));
    }

    /** @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong with it */
    static Scenario read(Path file) {
        try {
            return Scenario.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The source that is named on the command line. Virtual time has nothing to do with a Prometheus of the environment.
     *
     * @param start of the run: a minute of a recording has passed by then
     */
    Optional<MetricSource> named(Terminal terminal, MetricQueries queries, Instant start, boolean virtualTime) {
        return virtualTime && !metrics.isChosen()
                ? Optional.empty()
                : metrics.source(terminal, queries, start.minus(RECORDED_BEFORE));
    }
}
