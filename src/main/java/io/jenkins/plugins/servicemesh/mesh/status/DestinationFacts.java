package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a share of a route's requests goes.
 *
 * @param percent of the route's requests
 * @param subset as the route names it
 * @param labels of the subset's pods; empty where the subset is not defined, or none is named
 * @param ready endpoints; empty when it is not known
 * @param why what the reader should know about these numbers; empty where they speak for themselves
 */
public record DestinationFacts(
        double percent,
        String host,
        Optional<String> subset,
        Map<String, String> labels,
        Optional<Integer> ready,
        String why) {

    public DestinationFacts {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
