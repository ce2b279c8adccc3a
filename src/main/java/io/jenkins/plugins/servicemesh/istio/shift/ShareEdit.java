package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** Gives the new version its share in one route: two weights change, and nothing else. */
final class ShareEdit {

    private ShareEdit() {}

    /**
     * The route with that share; the very same one when it has it already.
     *
     * @throws FindingsException when the route cannot have it
     */
    static JsonObject apply(SharedRoute shared, Percent share) {
        ShareWeights now = new ShareWeights(shared.stableWeight(), shared.freshWeight());
        if (now.isOf(share)) {
            return shared.route();
        }
        requireBoth(shared);
        ShareWeights wanted = shared.isSumFree() ? ShareWeights.of(share) : beside(shared, share);
        return shared.route()
                .with("route", shared.route().array("route").mapObjects(item -> weighted(item, shared, wanted)));
    }

    private static JsonObject weighted(JsonObject item, SharedRoute shared, ShareWeights wanted) {
        if (shared.isStable(item)) {
            return item.with("weight", wanted.stable());
        }
        return shared.isFresh(item) ? item.with("weight", wanted.fresh()) : item;
    }

    private static void requireBoth(SharedRoute shared) {
        if (shared.stableItem().isEmpty() || shared.freshItem().isEmpty()) {
            throw Refused.of(
                    "istio/shift-destination",
                    "this route does not lead to both versions; it leads to " + SharedRoute.describe(shared.items()),
                    "prepare the rollout again, or put the destination back");
        }
    }

    private static ShareWeights beside(SharedRoute shared, Percent share) {
        int sum = shared.stableWeight() + shared.freshWeight();
        return ShareWeights.within(share, sum)
                .orElseThrow(() -> Refused.of(
                        "istio/shift-weights",
                        "other destinations of this route keep their weight, and " + share + " of the " + sum
                                + " that both versions have is no whole weight: "
                                + SharedRoute.describe(shared.items()),
                        "take shares that are whole parts of " + sum + ", or multiply all weights of the route"));
    }
}
