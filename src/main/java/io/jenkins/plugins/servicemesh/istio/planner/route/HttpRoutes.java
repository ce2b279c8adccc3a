package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.MatchFields;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The list {@code http} of a VirtualService, seen from one service. */
public record HttpRoutes(JsonArray list, TargetService service) {

    /** The route at that index. */
    JsonObject get(int index) {
        return list.get(index) instanceof JsonObject route ? route : JsonObject.EMPTY;
    }

    /**
     * The route that the intent means: by its name, else by its match, else the only one that leads to the service. Empty
     * when there is none yet.
     *
     * @throws FindingsException when it cannot be told which one is meant
     */
    OptionalInt find(RouteSpec wanted) {
        OptionalInt found = wanted.name().map(this::named).orElseGet(() -> unnamed(wanted));
        if (found.isEmpty() && !delegating().isEmpty()) {
            throw refused("no such route here, and this VirtualService delegates to " + delegates(), "change it there");
        }
        if (found.isPresent() && get(found.getAsInt()).has("delegate")) {
            throw refused("this route delegates to " + delegates(), "change it there");
        }
        return found;
    }

    private OptionalInt named(String name) {
        List<Integer> found = indexes(route -> route.get("name").equals(java.util.Optional.of(new JsonString(name))));
        if (found.size() > 1) {
            throw refused("several routes are named '" + name + "'", "give each a name of its own");
        }
        return first(found);
    }

    private OptionalInt unnamed(RouteSpec wanted) {
        List<Integer> found = indexes(route -> isMeant(route, wanted));
        if (found.size() > 1) {
            throw refused(
                    "several routes lead to " + service.name() + ": " + describe(found), "name one, or its match");
        }
        boolean mayBeNew = list.isEmpty() || !delegating().isEmpty();
        if (found.isEmpty() && !mayBeNew) {
            String which = wanted.matches().isEmpty() ? "no route leads to " : "no route with this match leads to ";
            String there = "; there are " + describe(indexes(route -> true));
            throw refused(which + service.name() + there, "name a route; a name that is not there makes a new one");
        }
        return first(found);
    }

    private boolean isMeant(JsonObject route, RouteSpec wanted) {
        return service.isReachedBy(route)
                && (wanted.matches().isEmpty() || route.array("match").equals(MatchFields.of(wanted.matches())));
    }

    /** The first route that takes every request, so that none behind it is ever reached. */
    OptionalInt catchAll() {
        return first(indexes(HttpRoutes::isCatchAll));
    }

    /** The first route that has one of these names. */
    OptionalInt firstNamed(Collection<String> names) {
        return first(indexes(route -> route.text("name").filter(names::contains).isPresent()));
    }

    /** The list without the route of that name. */
    public JsonArray without(String name) {
        OptionalInt index = named(name);
        return index.isPresent() ? list.without(index.getAsInt()) : list;
    }

    /** The routes as messages list them. */
    String describe(List<Integer> indexes) {
        return indexes.stream()
                .map(index -> RouteWords.route(get(index), index))
                .collect(Collectors.joining(", "));
    }

    private static boolean isCatchAll(JsonObject route) {
        JsonArray match = route.array("match");
        return match.isEmpty() || match.objects().stream().anyMatch(HttpRoutes::isAny);
    }

    private static boolean isAny(JsonObject match) {
        JsonObject conditions = match.without("name");
        return conditions.isEmpty() || conditions.equals(JsonObject.of("uri", JsonObject.of("prefix", "/")));
    }

    private List<Integer> delegating() {
        return indexes(route -> route.has("delegate"));
    }

    private String delegates() {
        return delegating().stream()
                .map(index -> RouteWords.delegate(get(index), service.namespace()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<Integer> indexes(Predicate<JsonObject> which) {
        return IntStream.range(0, list.size())
                .filter(index -> which.test(get(index)))
                .boxed()
                .toList();
    }

    private static OptionalInt first(List<Integer> indexes) {
        return indexes.stream().mapToInt(Integer::intValue).findFirst();
    }

    private static FindingsException refused(String message, String advice) {
        return new FindingsException(Finding.error("istio/route", message).withSuggestion(advice));
    }
}
