package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;

/** One route of one target, as it is now. */
record MeantRoute(ShiftTarget target, RouteRef ref) {

    JsonObject route() {
        return ref.route();
    }

    SharedRoute shared() {
        return new SharedRoute(route(), service(), target.from(), target.to());
    }

    /** The service as the route's object speaks of it. */
    TargetService service() {
        return target.seenFrom(ref.virtualService().namespace());
    }

    /** The same route with that content, in the list as it would be. */
    MeantRoute with(JsonObject route) {
        return with(ref.routes().with(ref.index(), route), ref.index());
    }

    /** The same route in another list, at that index. */
    MeantRoute with(JsonArray routes, int index) {
        Resource changed = ref.with(routes);
        return new MeantRoute(target, new RouteRef(changed, ref.protocol(), index));
    }

    /** {@code service 'reviews' > route 'default'}: where reasons begin. */
    String path() {
        return target.describe() + " > " + ref.words();
    }

    Place place() {
        return Place.in(ref.virtualService().id(), path());
    }
}
