package io.jenkins.plugins.servicemesh.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import java.util.Optional;

/** Knows metric sources of clusters that are not configured with the cluster. */
public interface MetricSources extends ExtensionPoint {

    /**
     * A source that this one knows; empty for one that it does not.
     *
     * @param cluster its configured name
     * @param source as the Pipeline names it; empty for the cluster's own
     * @param queries what the mesh's proxies count
     */
    Optional<MetricSource> source(String cluster, Optional<String> source, MetricQueries queries);

    /** The source that one of them knows. */
    static Optional<MetricSource> find(String cluster, Optional<String> source, MetricQueries queries) {
        return ExtensionList.lookup(MetricSources.class).stream()
                .flatMap(each -> each.source(cluster, source, queries).stream())
                .findFirst();
    }
}
