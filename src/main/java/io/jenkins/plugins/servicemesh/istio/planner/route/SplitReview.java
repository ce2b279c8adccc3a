package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells when a split is not of all requests of its route. */
public final class SplitReview {

    private SplitReview() {}

    /** A warning that names the destinations beside the split that have weight; empty when there are none. */
    public static Optional<Finding> of(JsonObject route, Split split, TargetService service, String path) {
        RouteDestinations destinations = new RouteDestinations(service, route);
        List<JsonObject> others = destinations.items().stream()
                .filter(item -> item.number("weight").map(JsonNumber::intValue).orElse(0) > 0)
                .filter(item ->
                        destinations.versionOf(item, split.shares().keySet()).isEmpty())
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(finding(others).at(Place.at(path + " > split")));
    }

    private static Finding finding(List<JsonObject> others) {
        String names = others.stream().map(RouteWords::destination).collect(Collectors.joining(", "));
        return Finding.warning(
                        "istio/split-of-rest",
                        "other destinations of this route keep their weight, so the split is of the rest: " + names)
                .withSuggestion("name them in the split, with 0 for those that shall get nothing");
    }
}
