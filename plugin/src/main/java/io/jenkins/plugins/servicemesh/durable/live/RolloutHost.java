package io.jenkins.plugins.servicemesh.durable.live;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.SharedClusters;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.step.StepHost;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * For whom a rollout runs. It needs no build, so that a rollout can be ended whose build is gone; its rights are those of the job.
 *
 * @param function the step
 * @param job its full name
 * @param owner for whom objects are made
 * @param by the build
 * @param lines where lines for people go
 */
public record RolloutHost(String function, String job, Owner owner, String by, Consumer<String> lines)
        implements StepHost {

    @Override
    public Cluster cluster(Optional<String> name) {
        return MeshConfiguration.get().find(name, job).share(lines);
    }

    @Override
    public Optional<String> defaultNamespace(Optional<String> cluster) {
        return MeshConfiguration.get().find(cluster, job).defaultNamespace();
    }

    @Override
    public ClusterPolicy policy(Cluster cluster) {
        return MeshConfiguration.get().find(Optional.of(cluster.name()), job).policy();
    }

    @Override
    public PollClock clock() {
        return PollClock.system();
    }

    @Override
    public Place place() {
        return Place.at(function);
    }

    @Override
    public void log(String line) {
        lines.accept(line);
    }

    @Override
    public String read(String path) {
        throw filesAreNotRead(path);
    }

    @Override
    public List<MeshIntent> evaluate(String text, String file) {
        throw filesAreNotRead(file);
    }

    private FindingsException filesAreNotRead(String file) {
        return new FindingsException(Finding.error("step/file", "this step reads no files")
                .withValue(file)
                .at(place()));
    }

    @Override
    public Optional<MetricSource> metrics(Cluster cluster, Optional<String> name, MetricQueries queries) {
        return MeshConfiguration.get().find(Optional.of(cluster.name()), job).metrics(name, queries);
    }

    @Override
    public Map<String, Gate> gates() {
        return MeshConfiguration.get().gates();
    }

    @Override
    public CommandInbox inbox(Cluster cluster) {
        return SharedClusters.get().inbox(cluster.name());
    }
}
