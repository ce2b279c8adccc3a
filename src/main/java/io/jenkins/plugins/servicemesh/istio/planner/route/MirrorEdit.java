package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.PercentFields;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** The mirrors of one route: the list {@code mirrors}, keyed by destination. */
final class MirrorEdit {

    private static final List<String> SINGLE = List.of("mirror", "mirrorPercentage", "mirrorPercent", "mirror_percent");

    private MirrorEdit() {}

    /**
     * The route with that mirror; mirrors to other destinations stay.
     *
     * @throws FindingsException when the route has the older field {@code mirror}, which Istio refuses beside the list
     */
    static JsonObject apply(JsonObject route, Mirror mirror, TargetService service) {
        if (route.has("mirror")) {
            throw new FindingsException(
                    Finding.error("istio/mirror", "this route mirrors by the older field mirror, not by mirrors")
                            .withValue(route.object("mirror"))
                            .withSuggestion("remove that mirror first (removal of the mirror takes either)"));
        }
        RouteDestinations destinations = new RouteDestinations(service, route);
        JsonObject wanted = JsonObject.of("percentage", PercentFields.of(mirror.percent()));
        JsonArray mirrors = route.array("mirrors");
        for (int i = 0; i < mirrors.size(); i++) {
            if (mirrors.get(i) instanceof JsonObject item
                    && destinations.versionOf(item, List.of(mirror.version())).isPresent()) {
                return route.with("mirrors", mirrors.with(i, FieldMerge.merge(item, wanted)));
            }
        }
        JsonObject added = JsonObject.of("destination", destinations.destinationOf(mirror.version()));
        return route.with("mirrors", mirrors.insert(mirrors.size(), FieldMerge.merge(added, wanted)));
    }

    /** The route without any mirror. */
    static JsonObject remove(JsonObject route) {
        JsonObject without = route.without("mirrors");
        for (String field : SINGLE) {
            without = without.without(field);
        }
        return without;
    }
}
