package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.servicemesh.access.GrantedCluster;
import io.jenkins.plugins.servicemesh.access.JobRights;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** The clusters that Pipelines may name. A job may use those that grant it something, and sees no other. */
@Extension
@Symbol("serviceMesh")
public final class MeshConfiguration extends GlobalConfiguration {

    private List<MeshCluster> clusters = new ArrayList<>();

    public MeshConfiguration() {
        load();
    }

    public static MeshConfiguration get() {
        return ExtensionList.lookupSingleton(MeshConfiguration.class);
    }

    public List<MeshCluster> getClusters() {
        return List.copyOf(clusters);
    }

    @DataBoundSetter
    public void setClusters(@Nullable List<MeshCluster> values) {
        clusters = new ArrayList<>(Util.fixNull(values));
        save();
    }

    /**
     * Connects to a cluster for a build, with no more rights than its job is granted.
     *
     * @param name as the Pipeline writes it; empty for the only one that the job may use
     * @throws FindingsException when there is none that the job may use
     */
    public Cluster open(Optional<String> name, Run<?, ?> run) {
        String job = run.getParent().getFullName();
        MeshCluster cluster = name.isPresent() ? named(name.get(), job) : only(job);
        ClusterConnection connection = cluster.connection();
        connection.credentials().ifPresent(credentials -> CredentialsProvider.track(run, credentials));
        return new GrantedCluster(connection.open(), rights(cluster, job));
    }

    private MeshCluster named(String name, String job) {
        List<MeshCluster> granted = granted(job);
        return granted.stream()
                .filter(cluster -> cluster.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new FindingsException(
                        granted.isEmpty()
                                ? nothing(job).withValue(name)
                                : Finding.notAllowed(
                                        "config/cluster",
                                        "cluster for job '" + job + "'",
                                        name,
                                        granted.stream().map(MeshCluster::getName).toList())));
    }

    private MeshCluster only(String job) {
        List<MeshCluster> granted = granted(job);
        if (granted.size() == 1) {
            return granted.get(0);
        }
        Finding several = Finding.error("config/cluster", "no cluster is named")
                .withAllowed(granted.stream().map(MeshCluster::getName).toList());
        throw new FindingsException(granted.isEmpty() ? nothing(job) : several);
    }

    private static Finding nothing(String job) {
        return Finding.error("config/cluster", "job '" + job + "' is granted no cluster")
                .withSuggestion("an administrator grants it under Manage Jenkins, System, Service mesh");
    }

    private List<MeshCluster> granted(String job) {
        return clusters.stream().filter(cluster -> !rights(cluster, job).isNone()).toList();
    }

    private static JobRights rights(MeshCluster cluster, String job) {
        return JobRights.of(job, cluster.allGrants());
    }
}
