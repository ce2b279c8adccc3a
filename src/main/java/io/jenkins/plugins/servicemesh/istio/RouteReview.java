package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** What a user should know of a route as it will be. */
record RouteReview(PlanDraft draft, TargetService service) {

    /** Says it, at that path of the intent. */
    void report(JsonObject route, RouteSpec wanted, String path) {
        reportFault(route, path);
        wanted.split().ifPresent(split -> reportOthers(route, split, path));
    }

    private void reportFault(JsonObject route, String path) {
        boolean limited = route.has("timeout") || route.has("retries");
        if (route.has("fault") && limited) {
            draft.report(Finding.warning(
                            "istio/fault-degrades",
                            "DEGRADED: Istio applies neither timeout nor retries to a route while it has a fault")
                    .at(Place.at(path)));
        }
    }

    private void reportOthers(JsonObject route, Split split, String path) {
        RouteDestinations destinations = new RouteDestinations(service, route);
        List<JsonObject> others = destinations.items().stream()
                .filter(item -> item.number("weight").map(JsonNumber::intValue).orElse(0) > 0)
                .filter(item ->
                        destinations.versionOf(item, split.shares().keySet()).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            String names = others.stream().map(RouteWords::destination).collect(Collectors.joining(", "));
            draft.report(Finding.warning(
                            "istio/split",
                            "other destinations of this route keep their weight, so the split is of the rest: " + names)
                    .at(Place.at(path + " > split"))
                    .withSuggestion("name them in the split, with 0 for those that shall get nothing"));
        }
    }
}
