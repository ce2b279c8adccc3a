package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded server of one run, started when it is first needed, with the objects of files and the traffic of a scenario. */
final class Rehearsal implements AutoCloseable {

    private final List<Path> objects;
    private final Optional<Scenario> scenario;
    private final InstantSource clock;
    private @Nullable EmbeddedCluster server;
    private @Nullable MetricSource figures;

    /**
     * @param objects files of YAML documents to begin with, in this order; those that are not there hold nothing
     * @param scenario what happens there, where anything does
     * @param clock the run's
     */
    Rehearsal(List<Path> objects, Optional<Scenario> scenario, InstantSource clock) {
        this.objects = List.copyOf(objects);
        this.scenario = scenario;
        this.clock = clock;
    }

    /** A connection to the server, over HTTP as to any other. */
    Cluster cluster() {
        EmbeddedCluster started = EmbeddedCluster.start();
        server = started;
        try {
            for (Path file : objects) {
                if (Files.exists(file)) {
                    started.load(Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        figures = scenario.isPresent() ? ScenarioMetrics.on(started, scenario.get(), clock) : null;
        return Fabric8Clusters.at("embedded", ApiEndpoint.of(started.url()));
    }

    /** The figures of the scenario. */
    Optional<MetricSource> figures() {
        return Optional.ofNullable(figures);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
