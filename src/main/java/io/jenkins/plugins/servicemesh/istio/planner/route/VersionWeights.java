package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Split;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights that the versions of a split have in a route, and those that the split gives them.
 *
 * @param now by version; a version that the route does not lead to is not in it
 */
record VersionWeights(Map<String, Integer> now, Split split) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What all of them have together. */
    int sum() {
        return now.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the route leads to all of them and they have just these shares of their sum, whatever the sum is. */
    boolean isAsWanted() {
        return now.keySet().equals(split.shares().keySet())
                && sum() > 0
                && split.shares().entrySet().stream().allMatch(entry -> has(entry.getKey(), entry.getValue()));
    }

    private boolean has(String version, Percent share) {
        BigDecimal weight = BigDecimal.valueOf(now.getOrDefault(version, 0));
        return weight.multiply(HUNDRED).compareTo(share.value().multiply(BigDecimal.valueOf(sum()))) == 0;
    }

    /**
     * Each version's part of a sum that must stay, because other destinations have weights beside it.
     *
     * @throws FindingsException when a part is no whole number
     */
    Map<String, Integer> portions(int sum) {
        Map<String, Integer> portions = new LinkedHashMap<>();
        split.shares().forEach((version, share) -> portions.put(version, portion(version, share, sum)));
        return portions;
    }

    private int portion(String version, Percent share, int sum) {
        BigDecimal portion = share.value().multiply(BigDecimal.valueOf(sum)).movePointLeft(2);
        if (sum == 0 || portion.stripTrailingZeros().scale() > 0) {
            throw new FindingsException(Finding.error("istio/split", refusal(version, share, sum))
                    .withValue(split)
                    .withSuggestion(
                            "name every destination of the route, or use shares that are whole parts of " + sum));
        }
        return portion.intValueExact();
    }

    private String refusal(String version, Percent share, int sum) {
        String versions = String.join(" and ", split.shares().keySet());
        return sum == 0
                ? versions + " have no weight in this route, other destinations have it all"
                : "%s of the weight %d that %s have together beside other destinations is no whole weight for %s:"
                        .formatted(share, sum, versions, version);
    }
}
