package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** The clusters that Pipelines may name. A job may use those that grant it something, and sees no other. */
@Extension
@Symbol("serviceMesh")
public final class MeshConfiguration extends GlobalConfiguration {

    private List<MeshCluster> clusters = new ArrayList<>();
    private List<MeshGate> gates = new ArrayList<>();

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

    public List<MeshGate> getGates() {
        return List.copyOf(gates);
    }

    /** Webhooks that rollouts may name. */
    @DataBoundSetter
    public void setGates(@Nullable List<MeshGate> values) {
        gates = new ArrayList<>(Util.fixNull(values));
        save();
    }

    /** The webhooks by name. */
    public Map<String, Gate> gates() {
        return gates.stream().collect(Collectors.toMap(MeshGate::getName, MeshGate::gate, (first, second) -> first));
    }

    /**
     * A cluster for a job.
     *
     * @param name as the Pipeline writes it; empty for the only one that the job may use
     * @param job its full name
     * @throws FindingsException when there is none that the job may use
     */
    public JobCluster find(Optional<String> name, String job) {
        List<JobCluster> granted = clusters.stream()
                .map(cluster -> new JobCluster(cluster, job))
                .filter(JobCluster::isGranted)
                .toList();
        if (granted.isEmpty()) {
            throw new FindingsException(Finding.error("config/cluster", "job '" + job + "' is granted no cluster")
                    .withSuggestion("an administrator grants it under Manage Jenkins, System, Service mesh"));
        }
        return name.map(wanted -> named(wanted, granted)).orElseGet(() -> only(granted));
    }

    /** How that cluster is reached now. @throws FindingsException when there is none of that name any more */
    ClusterConnection connection(String name) {
        return clusters.stream()
                .filter(cluster -> cluster.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new FindingsException(
                        Finding.error("config/cluster", "no cluster of that name is configured any more")
                                .withValue(name)))
                .connection();
    }

    private static JobCluster named(String name, List<JobCluster> granted) {
        return granted.stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new FindingsException(Finding.notAllowed("config/cluster", "cluster", name, names(granted))));
    }

    private static JobCluster only(List<JobCluster> granted) {
        if (granted.size() > 1) {
            throw new FindingsException(
                    Finding.error("config/cluster", "no cluster is named").withAllowed(names(granted)));
        }
        return granted.get(0);
    }

    private static List<String> names(List<JobCluster> clusters) {
        return clusters.stream().map(JobCluster::name).toList();
    }
}
