package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;

/** How routes and their destinations are called in messages. */
public final class RouteWords {

    private RouteWords() {}

    /** {@code reviews v1 90}: host, subset and weight of an item of {@code http[].route}. */
    public static String destination(JsonObject item) {
        JsonObject destination = item.object("destination");
        String subset = destination.text("subset").map(name -> " " + name).orElse("");
        String weight = item.number("weight").map(number -> " " + number).orElse("");
        return destination.text("host").orElse("?") + subset + weight;
    }

    /** {@code 'default'}, or for a route without name its place and its match: {@code unnamed http[1] (every request)}. */
    static String route(JsonObject route, int index) {
        return route.text("name")
                .map(name -> "'" + name + "'")
                .orElseGet(() -> "unnamed http[" + index + "] ("
                        + route.get("match")
                                .map(JsonValue::toString)
                                .map(match -> "match " + match)
                                .orElse("every request")
                        + ")");
    }

    /** {@code VirtualService shop/reviews-api}: where a delegating route hands its requests to. */
    static String delegate(JsonObject route, String namespace) {
        JsonObject delegate = route.object("delegate");
        return "VirtualService " + delegate.text("namespace").orElse(namespace) + "/"
                + delegate.text("name").orElse("?");
    }
}
