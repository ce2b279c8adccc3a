package io.jenkins.plugins.servicemesh.mesh.metric;

import java.util.List;

/**
 * Which series of a metric are meant.
 *
 * @param metric its name
 * @param matchers all of them have to hold
 */
public record SeriesSelector(String metric, List<LabelMatcher> matchers) {

    public SeriesSelector {
        matchers = List.copyOf(matchers);
    }
}
