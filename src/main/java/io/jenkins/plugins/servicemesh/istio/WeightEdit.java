package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a route the weights of a split. A percent is one of the sum that the named versions have in the route; other
 * destinations keep theirs.
 */
final class WeightEdit {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int ALONE = 100; // what a single destination has when no weight is written

    private final JsonObject route;
    private final Split split;
    private final RouteDestinations destinations;
    private final List<JsonObject> items;

    private WeightEdit(JsonObject route, Split split, TargetService service) {
        this.route = route;
        this.split = split;
        this.destinations = new RouteDestinations(service, route);
        this.items = destinations.items();
    }

    /**
     * The route with those weights; the very same one when it shares its requests so already.
     *
     * @throws FindingsException when the route cannot be shared so
     */
    static JsonObject apply(JsonObject route, Split split, TargetService service) {
        return new WeightEdit(route, split, service).apply();
    }

    private JsonObject apply() {
        if (items.isEmpty()) {
            return filled();
        }
        Map<String, Integer> now = weights();
        if (now.keySet().equals(split.shares().keySet()) && isShared(now)) {
            return route;
        }
        List<JsonObject> complete = now.isEmpty() ? divided() : completed(now);
        Map<String, Integer> wanted = isOnlyVersions(complete)
                ? WeightFields.of(split)
                : portions(now.isEmpty() ? weight(undivided()) : sum(now));
        return route.with(
                "route",
                JsonArray.of(
                        complete.stream().map(item -> weighted(item, wanted)).toList()));
    }

    private JsonObject filled() {
        if (route.has("redirect") || route.has("directResponse")) {
            throw refused("this route answers by itself and leads nowhere", "address another route");
        }
        return route.with(
                "route",
                WeightFields.of(split).entrySet().stream()
                        .map(entry -> JsonObject.of("destination", destinations.destinationOf(entry.getKey()))
                                .with("weight", entry.getValue()))
                        .toList());
    }

    /** The weights of the named versions that the route has. */
    private Map<String, Integer> weights() {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (JsonObject item : items) {
            destinations.versionOf(item, split.shares().keySet()).ifPresent(version -> {
                if (weights.put(version, weight(item)) != null) {
                    throw refused("several destinations of this route lead to " + version, "make them one");
                }
            });
        }
        return weights;
    }

    private int weight(JsonObject item) {
        return item.number("weight").map(JsonNumber::intValue).orElse(items.size() == 1 ? ALONE : 0);
    }

    private boolean isShared(Map<String, Integer> now) {
        BigDecimal sum = BigDecimal.valueOf(sum(now));
        return sum.signum() > 0
                && now.entrySet().stream()
                        .allMatch(entry -> BigDecimal.valueOf(entry.getValue())
                                        .multiply(HUNDRED)
                                        .compareTo(share(entry.getKey()).multiply(sum))
                                == 0);
    }

    private BigDecimal share(String version) {
        return split.shares().getOrDefault(version, Percent.of(0)).value();
    }

    private static int sum(Map<String, Integer> weights) {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The items and, behind them, one for each named version that has none. */
    private List<JsonObject> completed(Map<String, Integer> now) {
        List<JsonObject> complete = new ArrayList<>(items);
        split.shares().keySet().stream()
                .filter(version -> !now.containsKey(version))
                .map(version -> JsonObject.of("destination", destinations.destinationOf(version)))
                .forEach(complete::add);
        return complete;
    }

    /** The items with the one that leads to the service as a whole divided into the versions. */
    private List<JsonObject> divided() {
        List<JsonObject> divided = new ArrayList<>();
        JsonObject whole = undivided();
        for (JsonObject item : items) {
            if (item == whole) {
                split.shares().keySet().forEach(version -> divided.add(ofVersion(whole, version)));
            } else {
                divided.add(item);
            }
        }
        return divided;
    }

    private JsonObject undivided() {
        List<JsonObject> whole =
                items.stream().filter(destinations::isUndivided).toList();
        if (whole.size() != 1) {
            throw refused(
                    "none of the versions is a destination of this route; it leads to " + describe(items),
                    "name the versions that it leads to, with 0 for those that shall get nothing");
        }
        return whole.get(0);
    }

    private static JsonObject ofVersion(JsonObject whole, String version) {
        return whole.with("destination", whole.object("destination").with("subset", version));
    }

    private boolean isOnlyVersions(List<JsonObject> complete) {
        return complete.stream()
                .allMatch(item ->
                        destinations.versionOf(item, split.shares().keySet()).isPresent());
    }

    /** Each version's part of the sum that the named versions have. */
    private Map<String, Integer> portions(int sum) {
        Map<String, Integer> portions = new LinkedHashMap<>();
        split.shares().forEach((version, share) -> portions.put(version, portion(version, share, sum)));
        return portions;
    }

    private int portion(String version, Percent share, int sum) {
        BigDecimal portion = share.value().multiply(BigDecimal.valueOf(sum)).movePointLeft(2);
        if (sum == 0 || portion.stripTrailingZeros().scale() > 0) {
            String message = "%s of the weight %d that %s have together in this route is no whole weight for %s"
                    .formatted(share, sum, String.join(" and ", split.shares().keySet()), version);
            throw refused(message, "use shares that are whole parts of " + sum + ", or name every destination");
        }
        return portion.intValueExact();
    }

    private JsonObject weighted(JsonObject item, Map<String, Integer> wanted) {
        return destinations
                .versionOf(item, wanted.keySet())
                .map(version -> item.with("weight", wanted.getOrDefault(version, 0)))
                .orElse(item);
    }

    private FindingsException refused(String message, String advice) {
        return new FindingsException(
                Finding.error("istio/split", message).withValue(split).withSuggestion(advice));
    }

    private static String describe(List<JsonObject> items) {
        return String.join(", ", items.stream().map(RouteWords::destination).toList());
    }
}
