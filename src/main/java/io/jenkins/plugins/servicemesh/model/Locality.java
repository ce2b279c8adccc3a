package io.jenkins.plugins.servicemesh.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which endpoints are preferred by where they are (Istio: DestinationRule {@code loadBalancer.localityLbSetting}). What is
 * absent or empty is left as it is. A locality is {@code region}, {@code region/zone} or {@code region/zone/subzone}; a star
 * may stand as its last part.
 *
 * @param enabled whether the nearest endpoints are preferred at all
 * @param distribute whole percent by destination locality, 100 in total, by the locality of the caller
 * @param failover the region that takes over, by the region that has no healthy endpoint left; needs a circuit breaker
 * @param failoverPriority labels of pods, most important first: endpoints that share more of them with the caller are
 *     preferred; needs a circuit breaker
 */
public record Locality(
        Optional<Boolean> enabled,
        Map<String, Map<String, Integer>> distribute,
        Map<String, String> failover,
        List<String> failoverPriority) {

    /** Nothing set. */
    public static final Locality UNCHANGED = new Locality(Optional.empty(), Map.of(), Map.of(), List.of());

    private static final int WHOLE = 100;

    public Locality {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        distribute.forEach((from, to) -> copy.put(from, Collections.unmodifiableMap(new LinkedHashMap<>(to))));
        distribute = Collections.unmodifiableMap(copy);
        failover = Collections.unmodifiableMap(new LinkedHashMap<>(failover));
        failoverPriority = List.copyOf(failoverPriority);
        distribute.forEach(Locality::checkShares);
        if (!distribute.isEmpty() && !failover.isEmpty()) {
            throw new InvalidValueException("locality", "distribute and failover", "one of the two");
        }
    }

    private static void checkShares(String from, Map<String, Integer> shares) {
        int total = shares.values().stream().mapToInt(Integer::intValue).sum();
        boolean inRange = shares.values().stream().allMatch(share -> share >= 1 && share <= WHOLE);
        if (!inRange || total != WHOLE) {
            throw new InvalidValueException(
                    "distribute from " + from, shares, "whole percentages from 1 to 100, 100 in total");
        }
    }

    public Locality withEnabled(boolean wanted) {
        return new Locality(Optional.of(wanted), distribute, failover, failoverPriority);
    }

    /** @throws InvalidValueException unless the shares are 100 in total */
    public Locality plusDistribution(String from, Map<String, Integer> to) {
        Map<String, Map<String, Integer>> more = new LinkedHashMap<>(distribute);
        more.put(from, to);
        return new Locality(enabled, more, failover, failoverPriority);
    }

    public Locality plusFailover(String fromRegion, String toRegion) {
        Map<String, String> more = new LinkedHashMap<>(failover);
        more.put(fromRegion, toRegion);
        return new Locality(enabled, distribute, more, failoverPriority);
    }

    public Locality withFailoverPriority(List<String> labels) {
        return new Locality(enabled, distribute, failover, labels);
    }
}
