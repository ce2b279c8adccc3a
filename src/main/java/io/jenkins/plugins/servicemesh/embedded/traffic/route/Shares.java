package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which share of a service's requests each workload gets.
 *
 * @param byWorkload from 0 to 1; together more than 1 where requests are mirrored, less where nobody answers
 */
public record Shares(Map<String, Double> byWorkload) {

    static final Shares NONE = new Shares(Map.of());

    public Shares {
        byWorkload = Map.copyOf(byWorkload);
    }

    /** What these workloads get together. */
    public double of(Collection<String> workloads) {
        return workloads.stream()
                .mapToDouble(workload -> byWorkload.getOrDefault(workload, 0.0))
                .sum();
    }

    /** Both, each workload with the sum. */
    Shares plus(Shares other) {
        Map<String, Double> sum = new HashMap<>(byWorkload);
        other.byWorkload.forEach((workload, share) -> sum.merge(workload, share, Double::sum));
        return new Shares(sum);
    }

    /** The same part of each. */
    Shares times(double part) {
        Map<String, Double> parts = new HashMap<>();
        byWorkload.forEach((workload, share) -> parts.put(workload, share * part));
        return new Shares(parts);
    }
}
