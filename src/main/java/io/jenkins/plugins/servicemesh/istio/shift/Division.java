package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one route lead to both versions, the new one with weight 0; all else of the route stays. */
final class Division {

    private static final int ALL = 100;

    private final SharedRoute shared;
    private final Version stable;
    private final JsonObject old;

    private Division(SharedRoute shared) {
        this.shared = shared;
        this.stable = shared.stable().orElseThrow();
        this.old = shared.stableItem().or(shared::undividedItem).orElseThrow(() -> notStable(shared, stable));
    }

    /**
     * The route that leads to both; the very same one when it does already.
     *
     * @throws FindingsException when it does not lead to the old version
     */
    static JsonObject apply(SharedRoute shared) {
        Division division = new Division(shared);
        boolean isDivided =
                shared.stableItem().isPresent() && shared.freshItem().isPresent();
        return isDivided ? shared.route() : shared.route().with("route", division.divided());
    }

    private List<JsonObject> divided() {
        List<JsonObject> divided = new ArrayList<>();
        for (JsonObject item : shared.items()) {
            divided.add(item == old ? stableItem() : item);
        }
        if (shared.freshItem().isEmpty()) {
            divided.add(freshItem());
        }
        return divided;
    }

    /** A weight that is alone says nothing, so it becomes the whole that shares are parts of. */
    private JsonObject stableItem() {
        JsonObject item = shared.isStable(old) ? old : old.with("destination", destination(stable));
        return shared.isSumFree() && shared.freshItem().isEmpty() ? item.with("weight", ALL) : item;
    }

    /** What is set for all versions goes on for the new one; what is set for the old version alone does not. */
    private JsonObject freshItem() {
        JsonObject like = shared.isStable(old) ? JsonObject.EMPTY : old;
        return like.with("destination", destination(shared.fresh())).with("weight", 0);
    }

    /** The destination of a version in the words of this route: its spelling of the host, its port. */
    private JsonObject destination(Version version) {
        JsonObject sibling = old.object("destination");
        String host = sibling.text("host").orElse("");
        Optional<String> own = shared.service().spec().version(version.name()).service();
        if (own.isPresent()) {
            return sibling.without("subset").with("host", spelledLike(host, own.get()));
        }
        JsonObject divided = shared.service().isHost(host)
                ? sibling
                : sibling.with("host", shared.service().fqdn());
        return divided.with("subset", version.name());
    }

    private String spelledLike(String host, String own) {
        return host.contains(".") ? ServiceHost.parse(own).fqdn(shared.service().namespace()) : own;
    }

    private static FindingsException notStable(SharedRoute shared, Version stable) {
        return Refused.of(
                "istio/shift-stable",
                "this route does not lead to " + stable.name() + "; it leads to "
                        + SharedRoute.describe(shared.items()),
                "say which of these versions has the requests now");
    }
}
