package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds HTTP routes and matches that no request ever reaches, since Istio takes the first that matches. */
final class ReachabilityRules {

    private static final String ROUTE = "istio/unreachable-route"; // IST0130
    private static final String MATCH = "istio/unreachable-match"; // IST0131

    private static final Set<String> BY_NAME = Set.of("headers", "withoutHeaders", "queryParams", "sourceLabels");

    private final List<Field> earlier = new ArrayList<>();
    private Optional<Field> catchAll = Optional.empty();

    private ReachabilityRules() {}

    static void check(Field routes) {
        ReachabilityRules rules = new ReachabilityRules();
        routes.items().stream().filter(Field::present).forEach(rules::route);
    }

    private void route(Field route) {
        if (catchAll.isPresent()) {
            route.warn(
                    ROUTE,
                    "never reached: " + title(catchAll.get()) + " before it takes every request",
                    "put the route without match last");
            return;
        }
        List<Field> matches = route.get("match").items();
        if (matches.isEmpty()) {
            catchAll = Optional.of(route);
            return;
        }
        long duplicates = matches.stream().filter(this::isReportedDuplicate).count();
        if (duplicates == matches.size()) {
            route.warn(ROUTE, "never reached: earlier routes have all of its matches");
        }
        earlier.addAll(matches);
    }

    private static String title(Field route) {
        return "route " + route.get("name").text().map(name -> "'" + name + "'").orElse(route.key());
    }

    private boolean isReportedDuplicate(Field match) {
        boolean duplicate = earlier.stream().anyMatch(other -> conditions(other).equals(conditions(match)));
        if (duplicate) {
            match.warn(MATCH, "an earlier route has the same match");
        } else if (earlier.stream().anyMatch(other -> isCovered(conditions(match), conditions(other)))) {
            match.warn(
                    MATCH,
                    "an earlier route has a shorter prefix that takes all of these requests",
                    "put the more specific route first");
        }
        return duplicate;
    }

    private static JsonObject conditions(Field match) {
        return match.object().without("name").without("statPrefix");
    }

    /** Whether a shorter prefix came before, and every further condition of that match is one of this match too. */
    private static boolean isCovered(JsonObject match, JsonObject other) {
        Optional<String> shorter = prefix(other);
        Optional<String> own = prefix(match);
        return shorter.isPresent()
                && own.isPresent()
                && own.get().startsWith(shorter.get())
                && match.get("port").equals(other.get("port"))
                && contains(match.without("uri"), other.without("uri"));
    }

    private static Optional<String> prefix(JsonObject match) {
        return match.object("uri").text("prefix");
    }

    /** Whether every condition of the second, each header and parameter by itself, is one of the first. */
    private static boolean contains(JsonObject conditions, JsonObject some) {
        return some.members().entrySet().stream()
                .allMatch(condition -> BY_NAME.contains(condition.getKey())
                        ? hasAll(conditions.object(condition.getKey()), some.object(condition.getKey()))
                        : hasAll(conditions, JsonObject.of(condition.getKey(), condition.getValue())));
    }

    private static boolean hasAll(JsonObject object, JsonObject members) {
        return object.members().entrySet().containsAll(members.members().entrySet());
    }
}
