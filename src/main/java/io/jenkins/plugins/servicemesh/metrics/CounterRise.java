package io.jenkins.plugins.servicemesh.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one counter rose by in a span of time; resets are accounted for.
 *
 * @param labels of the series
 */
public record CounterRise(Map<String, String> labels, long by) {

    public CounterRise {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
