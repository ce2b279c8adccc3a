package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import java.util.List;
import java.util.Map;

/**
 * One look at the figures.
 *
 * @param number of this look in its stage, from 1
 * @param services a comparison for each target
 * @param queries the reading of each {@code Check.Query}, by the check's name
 */
public record Look(int number, List<Comparison> services, Map<String, Reading> queries) {

    public Look {
        services = List.copyOf(services);
        queries = Map.copyOf(queries);
    }
}
