package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import io.jenkins.plugins.servicemesh.access.GrantedCluster;
import io.jenkins.plugins.servicemesh.access.JobRights;
import io.jenkins.plugins.servicemesh.access.Right;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A configured cluster as one job may use it. */
public final class JobCluster {

    private final MeshCluster cluster;
    private final JobRights rights;

    JobCluster(MeshCluster cluster, String job) {
        this.cluster = cluster;
        this.rights = JobRights.of(job, cluster.allGrants());
    }

    /** As Pipelines write it. */
    public String name() {
        return cluster.getName();
    }

    boolean isGranted() {
        return !rights.isNone();
    }

    /**
     * Connects, with no more rights than the job is granted.
     *
     * @param told of what is refused for want of a grant
     * @throws FindingsException when what is configured cannot work
     */
    public Cluster open(Run<?, ?> run, Consumer<String> told) {
        track(run);
        return granted(cluster.connection().open(), told);
    }

    /** The same for what takes long, over a connection that all share. */
    public Cluster share(Consumer<String> told) {
        return granted(SharedClusters.get().of(name()), told);
    }

    private Cluster granted(Cluster reached, Consumer<String> told) {
        return new GrantedCluster(reached, rights, cluster.getControlPlaneNamespace(), told);
    }

    /** For steps that name no namespace; empty where none is configured. */
    public Optional<String> defaultNamespace() {
        return Optional.ofNullable(cluster.getDefaultNamespace());
    }

    /**
     * What is allowed there at most: what the cluster's policy says for every job alike, and where this job may share objects with
     * controllers.
     *
     * @throws FindingsException when what is configured cannot be read
     */
    public ClusterPolicy policy() {
        try {
            return Optional.ofNullable(cluster.getPolicy())
                    .map(MeshPolicy::policy)
                    .orElse(ClusterPolicy.NONE)
                    .sharingIn(namespace -> rights.may(Right.SHARE, namespace));
        } catch (InvalidValueException e) {
            throw new FindingsException(
                    Finding.error("config/policy", "policy of cluster '" + name() + "': " + e.getMessage()));
        }
    }

    /** Shows at the credentials that this build uses them. */
    public void track(Run<?, ?> run) {
        cluster.connection().credentials().ifPresent(credentials -> CredentialsProvider.track(run, credentials));
    }

    /**
     * Where its figures come from; empty where nothing is configured.
     *
     * @param name of a source; empty for the cluster's own
     * @throws FindingsException when there is none of that name
     */
    public Optional<MetricSource> metrics(Optional<String> name, MetricQueries queries) {
        Optional<MetricSource> known = MetricSources.find(name(), name, queries);
        return known.isPresent() ? known : configured(name, queries);
    }

    private Optional<MetricSource> configured(Optional<String> name, MetricQueries queries) {
        Optional<MeshMetrics> own = Optional.ofNullable(cluster.getMetrics());
        List<String> known = own.map(MeshMetrics::getName).stream().toList();
        name.filter(wanted -> !known.contains(wanted)).ifPresent(wanted -> {
            throw new FindingsException(
                    Finding.notAllowed("config/metrics", "metric source of cluster '" + name() + "'", wanted, known));
        });
        return own.map(source -> ConfiguredPrometheus.source(source, queries));
    }
}
