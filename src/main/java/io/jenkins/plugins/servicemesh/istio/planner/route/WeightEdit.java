package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.WeightFields;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a route the weights of a split. A percent is one of the sum that the named versions have in the route; other
 * destinations keep theirs.
 */
final class WeightEdit {

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
        WeightEdit edit = new WeightEdit(route, split, service);
        return edit.items.isEmpty() ? edit.filled() : edit.shared();
    }

    private JsonObject filled() {
        if (route.has("redirect") || route.has("directResponse")) {
            throw refused("this route answers by itself and leads nowhere", "address another route");
        }
        List<JsonObject> versions = new ArrayList<>();
        split.shares()
                .keySet()
                .forEach(version -> versions.add(JsonObject.of("destination", destinations.destinationOf(version))));
        return withWeights(versions, WeightFields.of(split));
    }

    private JsonObject shared() {
        VersionWeights weights = new VersionWeights(weights(), split);
        if (weights.isAsWanted()) {
            return route;
        }
        boolean none = weights.now().isEmpty();
        List<JsonObject> complete = none ? divided() : completed(weights.now());
        return withWeights(
                complete,
                isOnlyVersions(complete)
                        ? WeightFields.of(split)
                        : weights.portions(none ? weight(undivided()) : weights.sum()));
    }

    /** The weights of the named versions that the route leads to. */
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
        JsonObject whole = undivided();
        List<JsonObject> divided = new ArrayList<>();
        for (JsonObject item : items) {
            if (item.equals(whole)) {
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

    private JsonObject withWeights(List<JsonObject> complete, Map<String, Integer> wanted) {
        return route.with(
                "route", complete.stream().map(item -> weighted(item, wanted)).toList());
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
