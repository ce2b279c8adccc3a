package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.step.StepHost;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local runner, as a mesh step sees it. */
record LocalStepHost(
        ClusterDirectory clusters, Owner owner, String by, Map<Cluster, CommandInbox> inboxes, StepContext context)
        implements StepHost {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Override
    public Cluster cluster(Optional<String> name) {
        return clusters.find(name);
    }

    @Override
    public PollClock clock() {
        return new StepClock(context);
    }

    @Override
    public Place place() {
        return context.place();
    }

    @Override
    public void log(String line) {
        context.log(line);
    }

    @Override
    public String read(String path) {
        Path folder = context.directory().toAbsolutePath().normalize();
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw new FindingsException(Finding.error("step/file", "no such file in the workspace")
                    .withValue(path)
                    .at(place()));
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<MeshIntent> evaluate(String text, String file) {
        return new MeshFileRun(MeshFileRun.LIMIT).evaluate(text, file);
    }

    @Override
    public Optional<MetricSource> metrics(Cluster cluster, Optional<String> name, MetricQueries queries) {
        return clusters.metrics(cluster, name, queries);
    }

    @Override
    public Map<String, Gate> gates() {
        return clusters.gates();
    }

    @Override
    public CommandInbox inbox(Cluster cluster) {
        return inboxes.computeIfAbsent(cluster, one -> new CommandInbox(one, BETWEEN_LOOKS));
    }
}
