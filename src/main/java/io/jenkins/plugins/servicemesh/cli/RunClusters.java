package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.local.mesh.ClusterDirectory;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The clusters of a run: each name of the Jenkinsfile leads to a cluster that was named on the command line, opened once. */
final class RunClusters implements ClusterDirectory, AutoCloseable {

    private final Map<String, String> targets;
    private final Optional<String> forAll;
    private final Function<String, Cluster> opener;
    private final Function<MetricQueries, Optional<MetricSource>> metrics;
    private final Map<String, Gate> gates;
    private final Map<String, Cluster> open = new HashMap<>();

    /**
     * @param targets what some names of the Jenkinsfile lead to
     * @param forAll what every other name leads to
     * @param opener opens a target
     * @param metrics where figures come from, whatever a Jenkinsfile calls it
     * @param gates webhooks that rollouts may ask
     */
    RunClusters(
            Map<String, String> targets,
            Optional<String> forAll,
            Function<String, Cluster> opener,
            Function<MetricQueries, Optional<MetricSource>> metrics,
            Map<String, Gate> gates) {
        this.targets = Map.copyOf(targets);
        this.forAll = forAll;
        this.opener = opener;
        this.metrics = metrics;
        this.gates = gates;
    }

    @Override
    public synchronized Cluster find(Optional<String> name) {
        String target = name.flatMap(text -> Optional.ofNullable(targets.get(text)))
                .or(() -> forAll)
                .orElseThrow(() -> unknown(name));
        return open.computeIfAbsent(target, opener);
    }

    @Override
    public Optional<MetricSource> metrics(Cluster cluster, Optional<String> source, MetricQueries queries) {
        return metrics.apply(queries);
    }

    @Override
    public Map<String, Gate> gates() {
        return gates;
    }

    private FindingsException unknown(Optional<String> name) {
        Finding finding = name.map(text -> Finding.notAllowed("cluster/unknown", "cluster", text, targets.keySet()))
                .orElseGet(() ->
                        Finding.error("cluster/missing", "no cluster is named").withAllowed(targets.keySet()));
        return new FindingsException(
                finding.withSuggestion("name it on the command line: --cluster " + name.orElse("NAME") + "=CONTEXT"));
    }

    @Override
    public void close() {
        open.values().forEach(Cluster::close);
    }
}
