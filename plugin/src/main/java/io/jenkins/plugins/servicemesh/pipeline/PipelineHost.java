package io.jenkins.plugins.servicemesh.pipeline;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.config.JobCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.pipeline.file.SandboxedMeshFile;
import io.jenkins.plugins.servicemesh.pipeline.file.WorkspaceFile;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.step.StepHost;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A build, as one call of a step sees it. Connections that it opened end with it. */
final class PipelineHost implements StepHost, AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final String function;
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final StepContext context;
    private final Map<Optional<String>, Cluster> open = new LinkedHashMap<>();
    private final Map<Cluster, JobCluster> configured = new LinkedHashMap<>();
    private final Map<Cluster, CommandInbox> inboxes = new LinkedHashMap<>();

    PipelineHost(String function, StepContext context) throws IOException, InterruptedException {
        this.function = function;
        this.context = context;
        this.run = context.get(Run.class);
        this.listener = context.get(TaskListener.class);
    }

    @Override
    public Cluster cluster(Optional<String> name) {
        return open.computeIfAbsent(name, wanted -> {
            JobCluster found =
                    MeshConfiguration.get().find(wanted, run.getParent().getFullName());
            Cluster cluster = found.open(run, this::log);
            configured.put(cluster, found);
            return cluster;
        });
    }

    @Override
    public Optional<String> defaultNamespace(Optional<String> cluster) {
        return MeshConfiguration.get()
                .find(cluster, run.getParent().getFullName())
                .defaultNamespace();
    }

    @Override
    public ClusterPolicy policy(Cluster cluster) {
        return configured.get(cluster).policy();
    }

    @Override
    public Owner owner() {
        return BuildIdentity.owner(run);
    }

    @Override
    public String by() {
        return BuildIdentity.by(run);
    }

    @Override
    public PollClock clock() {
        return PollClock.system();
    }

    /** The step alone: a step's execution is not told its line. */
    @Override
    public Place place() {
        return Place.at(function);
    }

    @Override
    public void log(String line) {
        listener.getLogger().println(line);
    }

    @Override
    public String read(String path) {
        try {
            FilePath workspace = context.get(FilePath.class);
            if (workspace == null) {
                throw new FindingsException(Finding.error("step/file", "there is no workspace to read a file from")
                        .withValue(path)
                        .at(place())
                        .withSuggestion("put the step into node { }, or give the text itself: yaml: '...'"));
            }
            return new WorkspaceFile(workspace, path, place()).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted("reading " + path, e);
        }
    }

    private static IllegalStateException interrupted(String work, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while " + work, cause);
    }

    @Override
    public List<MeshIntent> evaluate(String text, String file) {
        try {
            return new SandboxedMeshFile(text, file).evaluate();
        } catch (InterruptedException e) {
            throw interrupted("evaluating " + file, e);
        }
    }

    @Override
    public Optional<MetricSource> metrics(Cluster cluster, Optional<String> name, MetricQueries queries) {
        return configured.get(cluster).metrics(name, queries);
    }

    @Override
    public CommandInbox inbox(Cluster cluster) {
        return inboxes.computeIfAbsent(cluster, one -> new CommandInbox(one, BETWEEN_LOOKS));
    }

    @Override
    public void close() {
        open.values().forEach(Cluster::close);
    }
}
