package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Merges one wanted route into the list {@code http} of a VirtualService. */
public final class RouteMerge {

    /** The name of a route that we make when the intent gives none: ours are never without one. */
    public static final String DEFAULT_NAME = "default";

    /** What a new route does not take over from the one that took its requests so far. */
    private static final List<String> OWN = List.of("name", "match", "fault", "statPrefix");

    /**
     * The list after the merge.
     *
     * @param route the one that was meant; empty when there is none and none is wanted
     * @param done what made a difference, in the user's words
     */
    public record Merged(JsonArray http, Optional<JsonObject> route, List<String> done) {}

    private final HttpRoutes routes;
    private final RouteSpec wanted;
    private final TargetService service;

    private RouteMerge(JsonArray http, RouteSpec wanted, TargetService service) {
        this.routes = new HttpRoutes(http, service);
        this.wanted = wanted;
        this.service = service;
    }

    /**
     * The list with that route as wanted; the very same one when it is so already.
     *
     * @throws FindingsException when it cannot be told which route is meant, or it cannot be so
     */
    public static Merged merge(JsonArray http, RouteSpec wanted, TargetService service) {
        RouteMerge merge = new RouteMerge(http, wanted, service);
        OptionalInt index = merge.routes.find(wanted);
        if (index.isPresent()) {
            return merge.edited(index.getAsInt());
        }
        return merge.isOnlyRemoval() ? new Merged(http, Optional.empty(), List.of()) : merge.created();
    }

    private boolean isOnlyRemoval() {
        RouteSpec nothing = wanted.name().map(RouteSpec::named).orElseGet(RouteSpec::only);
        return wanted.withRemovals(Set.of()).equals(nothing);
    }

    private Merged edited(int index) {
        RouteEdit.Edited edited = RouteEdit.apply(routes.get(index), wanted, service);
        return new Merged(routes.list().with(index, edited.route()), Optional.of(edited.route()), edited.done());
    }

    private Merged created() {
        RouteEdit.Edited edited = RouteEdit.apply(blank(), wanted, service);
        List<String> done = new ArrayList<>(List.of("new route"));
        done.addAll(edited.done());
        return new Merged(routes.list().insert(position(), edited.route()), Optional.of(edited.route()), done);
    }

    /** A route that does with its requests what was done with them so far. */
    private JsonObject blank() {
        JsonObject blank = JsonObject.of("name", wanted.name().orElse(DEFAULT_NAME));
        JsonObject base = base();
        for (String key : base.keys()) {
            blank = blank.with(key, base.get(key).orElseThrow());
        }
        boolean leadsSomewhere = wanted.split().isPresent() || service.isReachedBy(blank);
        return leadsSomewhere ? blank : leadingTo(service, blank);
    }

    /** A route of that name for every request to all of the service. */
    public static JsonObject plain(String name, TargetService service) {
        return leadingTo(service, JsonObject.of("name", name));
    }

    private static JsonObject leadingTo(TargetService service, JsonObject route) {
        JsonObject destination = Destination.of(service.fqdn()).toJson();
        return route.with("route", List.of(JsonObject.of("destination", destination)));
    }

    /** The settings of the route that takes the requests now, which a new one for some of them goes on with. */
    private JsonObject base() {
        OptionalInt catchAll = routes.catchAll();
        if (catchAll.isEmpty() || !service.isReachedBy(routes.get(catchAll.getAsInt()))) {
            return JsonObject.EMPTY;
        }
        JsonObject base = MirrorEdit.remove(routes.get(catchAll.getAsInt()));
        for (String key : OWN) {
            base = base.without(key);
        }
        return wanted.split().isPresent() ? base.without("route") : base;
    }

    private int position() {
        OptionalInt catchAll = routes.catchAll();
        if (wanted.matches().isEmpty() && catchAll.isPresent()) {
            int there = catchAll.getAsInt();
            throw new FindingsException(Finding.error(
                            "istio/route",
                            "a new route without match would never be reached behind "
                                    + routes.describe(List.of(there)))
                    .withSuggestion(howToAddress(routes.get(there))));
        }
        OptionalInt follower = routes.firstNamed(followers());
        int end = catchAll.orElse(routes.list().size());
        return Math.min(end, follower.orElse(end));
    }

    private static String howToAddress(JsonObject catchAll) {
        return catchAll.text("name")
                .map(name -> "name route '" + name + "', or give the new one a match")
                .orElse("leave the route's name out to address that one, or give the new one a match");
    }

    /** The names of the conditional routes that the intent writes behind this one. */
    private Set<String> followers() {
        List<RouteSpec> all = service.spec().routes();
        int own = all.indexOf(wanted);
        Set<String> names = new LinkedHashSet<>();
        all.subList(own + 1, all.size()).forEach(route -> route.name().ifPresent(names::add));
        return names;
    }
}
