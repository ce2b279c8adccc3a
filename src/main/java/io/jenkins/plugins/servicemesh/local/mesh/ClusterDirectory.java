package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import java.util.Optional;

/** The clusters that a Jenkinsfile may name, and where their figures come from. */
public interface ClusterDirectory {

    /**
     * The cluster of that name, open until the run ends.
     *
     * @param name as the Jenkinsfile writes it; empty for the only one
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when there is none of that name
     */
    Cluster find(Optional<String> name);

    /**
     * Where figures of that cluster come from; empty where nothing is measured.
     *
     * @param source as the Jenkinsfile writes it; empty for the cluster's own
     * @param queries what the mesh's proxies count
     */
    default Optional<MetricSource> metrics(Cluster cluster, Optional<String> source, MetricQueries queries) {
        return Optional.empty();
    }
}
