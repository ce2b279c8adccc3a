package io.jenkins.plugins.servicemesh.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import java.util.Optional;

/** Knows metric sources of clusters. */
public interface MetricSources extends ExtensionPoint {

    /**
     * A source that this one knows; empty for one that it does not.
     *
     * @param cluster its configured name
     * @param source as the Pipeline names it; empty for the cluster's own
     * @param queries what the mesh's proxies count
     */
    Optional<MetricSource> source(String cluster, Optional<String> source, MetricQueries queries);

    /**
     * The source that a Pipeline means; empty where it means the cluster's own and it has none.
     *
     * @throws FindingsException when there is none of that name
     */
    static Optional<MetricSource> find(String cluster, Optional<String> source, MetricQueries queries) {
        Optional<MetricSource> found = ExtensionList.lookup(MetricSources.class).stream()
                .flatMap(each -> each.source(cluster, source, queries).stream())
                .findFirst();
        if (found.isEmpty() && source.isPresent()) {
            throw new FindingsException(
                    Finding.error("config/metrics", "cluster '" + cluster + "' has no metric source of that name")
                            .withValue(source.get()));
        }
        return found;
    }
}
