package io.jenkins.plugins.servicemesh.examples;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.local.mesh.ClusterDirectory;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.recording.Recording;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The embedded cluster, whatever an example calls it, with the figures of the example's scenario or recording. */
final class ExampleClusters implements ClusterDirectory {

    private final Cluster cluster;
    private final Example example;
    private final Instant start;
    private final Optional<MetricSource> scenario;

    ExampleClusters(Cluster cluster, Example example, EmbeddedCluster server, InstantSource clock) {
        this.cluster = cluster;
        this.example = example;
        this.start = clock.instant();
        this.scenario = example.figures().endsWith(".yaml")
                ? Optional.of(
                        ScenarioMetrics.on(server, Scenario.read(example.figuresText(), example.figures()), clock))
                : Optional.empty();
    }

    @Override
    public Cluster find(Optional<String> name) {
        return cluster;
    }

    @Override
    public Optional<MetricSource> metrics(Cluster asked, Optional<String> source, MetricQueries queries) {
        return example.figures().endsWith(".json") ? Optional.of(recording(queries)) : scenario;
    }

    private MetricSource recording(MetricQueries queries) {
        Recording recording = Recording.read(example.figures(), example.figuresText());
        return new RecordingSource(recording, queries, start.minus(Duration.ofMinutes(1)));
    }
}
