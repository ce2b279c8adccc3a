package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.planner.route.RouteDestinations;
import io.jenkins.plugins.servicemesh.istio.planner.route.RouteWords;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The destinations of one route and their weights, seen by a shift from one version to another.
 *
 * @param stable the old version; empty while it is not known
 * @param fresh the new version
 */
record SharedRoute(JsonObject route, TargetService service, Optional<Version> stable, Version fresh) {

    private static final int ALONE = 100; // what a single destination has when no weight is written

    List<JsonObject> items() {
        return route.array("route").objects();
    }

    boolean isStable(JsonObject item) {
        return stable.filter(version -> leadsTo(item, version)).isPresent();
    }

    boolean isFresh(JsonObject item) {
        return leadsTo(item, fresh);
    }

    /** Whether an item leads to the service as a whole, and to none of both versions. */
    boolean isUndivided(JsonObject item) {
        return destinations().isUndivided(item) && !isStable(item) && !isFresh(item);
    }

    /** Whether an item leads to this service, but not to the new version. */
    boolean isOlder(JsonObject item) {
        return service.isDestination(item.object("destination")) && !isFresh(item);
    }

    private boolean leadsTo(JsonObject item, Version version) {
        return destinations().versionOf(item, List.of(version.name())).isPresent();
    }

    private RouteDestinations destinations() {
        return new RouteDestinations(service, route);
    }

    int weight(JsonObject item) {
        int written = item.number("weight").map(JsonNumber::intValue).orElse(0);
        return written == 0 && items().size() == 1 ? ALONE : written;
    }

    /** What the old version has; all that leads to the service as a whole, where nothing leads to the version. */
    int stableWeight() {
        return anyStable() ? sum(this::isStable) : sum(this::isUndivided);
    }

    private boolean anyStable() {
        return items().stream().anyMatch(this::isStable);
    }

    int freshWeight() {
        return sum(this::isFresh);
    }

    int otherWeight() {
        return sum(item -> true) - stableWeight() - freshWeight();
    }

    private int sum(Predicate<JsonObject> which) {
        return items().stream().filter(which).mapToInt(this::weight).sum();
    }

    /** Whether nothing but both versions has weight, so that their sum may change. */
    boolean isSumFree() {
        return otherWeight() == 0;
    }

    /**
     * The item of the old version.
     *
     * @throws FindingsException when several lead to it
     */
    Optional<JsonObject> stableItem() {
        return find(this::isStable);
    }

    /**
     * The item of the new version.
     *
     * @throws FindingsException when several lead to it
     */
    Optional<JsonObject> freshItem() {
        return find(this::isFresh);
    }

    /**
     * The item of the new version, which a prepared route has.
     *
     * @throws FindingsException when the route has none, or several
     */
    JsonObject requiredFresh() {
        return freshItem()
                .orElseThrow(() -> Refused.of(
                        "istio/shift-destination",
                        "this route does not lead to " + fresh.name() + "; it leads to " + describe(items()),
                        "prepare the rollout again, or put the destination back"));
    }

    /** The item that leads to the service as a whole. */
    Optional<JsonObject> undividedItem() {
        return find(this::isUndivided);
    }

    private Optional<JsonObject> find(Predicate<JsonObject> which) {
        List<JsonObject> found = items().stream().filter(which).toList();
        if (found.size() > 1) {
            throw Refused.of(
                    "istio/shift-destination",
                    "several destinations of this route lead to one version: " + describe(found),
                    "make them one");
        }
        return found.stream().findFirst();
    }

    /** {@code reviews v1 90, reviews v2 10}: for messages. */
    static String describe(List<JsonObject> items) {
        return items.stream().map(RouteWords::destination).collect(Collectors.joining(", "));
    }
}
