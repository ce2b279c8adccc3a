package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A controller that keeps an object as it is when it begins, by the mark of Argo CD: so long after a change it puts back what it
 * cares for.
 */
public final class SelfHealing implements RequestInterceptor {

    private static final String MANAGER = "argocd-controller";

    private final Shop shop;
    private final ResourceId id;
    private final Duration after;
    private final BiFunction<JsonObject, JsonObject, JsonObject> healed;
    private final JsonObject kept;
    private Optional<Instant> changed = Optional.empty();

    private SelfHealing(
            Shop shop, ResourceId id, Duration after, BiFunction<JsonObject, JsonObject, JsonObject> healed) {
        this.shop = shop;
        this.id = id;
        this.after = after;
        this.healed = healed;
        mark(shop, id);
        this.kept = shop.find(id).tree();
        shop.server().intercept(this);
    }

    /** Marks the object as one that Argo CD keeps, and nothing more. */
    public static void mark(Shop shop, ResourceId id) {
        shop.server().edit(id, MANAGER, tree -> new Resource(id.type(), tree)
                .withAnnotation("argocd.argoproj.io/tracking-id", "shop:x")
                .tree());
    }

    /** Keeps all of the object. */
    public static SelfHealing ofAll(Shop shop, ResourceId id, Duration after) {
        return new SelfHealing(shop, id, after, (kept, now) -> now.with("spec", kept.object("spec"))
                .with(
                        "metadata",
                        now.object("metadata")
                                .with("annotations", kept.object("metadata").object("annotations"))));
    }

    /** Keeps what the object says, and lets annotations of others be. */
    public static SelfHealing ofSpec(Shop shop, ResourceId id, Duration after) {
        return new SelfHealing(shop, id, after, (kept, now) -> now.with("spec", kept.object("spec")));
    }

    @Override
    public Optional<Response> before(Request request) {
        JsonObject now = shop.find(id).tree();
        JsonObject wanted = healed.apply(kept, now);
        if (now.equals(wanted)) {
            changed = Optional.empty();
        } else if (changed.isEmpty()) {
            changed = Optional.of(shop.clock().now());
        } else if (!shop.clock().now().isBefore(changed.get().plus(after))) {
            shop.server().edit(id, MANAGER, tree -> healed.apply(kept, tree));
        }
        return Optional.empty();
    }
}
