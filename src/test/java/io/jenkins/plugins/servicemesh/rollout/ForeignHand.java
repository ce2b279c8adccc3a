package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Someone else who works on the same objects, and knows how they would look without a rollout. */
final class ForeignHand {

    private static final ResourceId ROUTES = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, "prices");
    private static final ResourceId RULE = ResourceId.of(IstioTypes.DESTINATION_RULE, Shop.NAMESPACE, "prices");
    private static final ResourceId PODS = ResourceId.of(KubernetesTypes.DEPLOYMENT, Shop.NAMESPACE, "prices-v2");

    private final RolloutShop shop;
    private final Map<ResourceId, JsonObject> untouched = new LinkedHashMap<>();
    private int edits;
    private boolean weighed;

    ForeignHand(RolloutShop shop) {
        this.shop = shop;
        for (ResourceId id : new ResourceId[] {ROUTES, RULE}) {
            untouched.put(id, shop.shop().find(id).tree());
        }
    }

    /** Changes something beside what a rollout writes; the number says what. */
    void edit(int number) {
        edits++;
        String key = "foreign.example.org/edit-" + edits;
        switch (number % 5) {
            case 0 -> change(ROUTES, tree -> annotated(tree, key));
            case 1 -> change(RULE, tree -> annotated(tree, key));
            case 2 -> change(ROUTES, tree -> mainRoute(tree, route -> route.with("timeout", (20 + number % 30) + "s")));
            case 3 -> change(RULE, tree -> pooled(tree, 100 + number));
            default ->
                shop.shop()
                        .edit(
                                PODS,
                                tree -> tree.with("spec", tree.object("spec").with("replicas", 3)));
        }
    }

    private void change(ResourceId id, UnaryOperator<JsonObject> change) {
        shop.shop().edit(id, change);
        untouched.put(id, change.apply(untouched.get(id)));
    }

    private static JsonObject annotated(JsonObject tree, String key) {
        JsonObject metadata = tree.object("metadata");
        return tree.with(
                "metadata",
                metadata.with("annotations", metadata.object("annotations").with(key, "yes")));
    }

    private static JsonObject mainRoute(JsonObject tree, UnaryOperator<JsonObject> change) {
        JsonArray routes = tree.object("spec")
                .array("http")
                .mapObjects(route -> route.text("name").equals(Optional.of("main")) ? change.apply(route) : route);
        return tree.with("spec", tree.object("spec").with("http", routes));
    }

    private static JsonObject pooled(JsonObject tree, int connections) {
        JsonObject pool = JsonObject.of("tcp", JsonObject.of("maxConnections", connections));
        return tree.with("spec", tree.object("spec").with("trafficPolicy", JsonObject.of("connectionPool", pool)));
    }

    /** Gives the new version a weight that no rollout gives, if the route leads to it at all. */
    void weigh(int number) {
        int weight = number % 2 == 0 ? 33 : 77;
        shop.shop()
                .edit(
                        ROUTES,
                        tree -> mainRoute(tree, route -> {
                            JsonArray to = route.array("route");
                            weighed |= to.size() == 2;
                            return to.size() == 2 ? route.with("route", weighed(to, weight)) : route;
                        }));
    }

    private static JsonArray weighed(JsonArray route, int weight) {
        return route.mapObjects(to -> {
            boolean isNew = to.object("destination").text("subset").equals(Optional.of("v2"));
            return to.with("weight", isNew ? weight : 100 - weight);
        });
    }

    /** Whether weights were really changed. */
    boolean hasWeighed() {
        return weighed;
    }

    /** The objects as they would be had there been no rollout. */
    Map<String, String> untouched() {
        Map<String, String> objects = new TreeMap<>();
        untouched.forEach((id, tree) -> objects.put(id.toString(), RolloutShop.words(new Resource(id.type(), tree))));
        return objects;
    }

    /** The objects as they are. */
    Map<String, String> present() {
        Map<String, String> objects = new TreeMap<>();
        untouched
                .keySet()
                .forEach(id ->
                        objects.put(id.toString(), RolloutShop.words(shop.shop().find(id))));
        return objects;
    }

    /** What of the changes is not there any more; empty when all is. */
    String missing() {
        StringBuilder missing = new StringBuilder();
        untouched.forEach((id, tree) -> {
            Resource now = shop.shop().find(id);
            Resource wanted = new Resource(id.type(), tree);
            wanted.annotations().keySet().stream()
                    .filter(key -> !now.annotations().containsKey(key))
                    .forEach(key -> missing.append(key).append(' '));
        });
        if (!timeout(shop.shop().find(ROUTES).tree()).equals(timeout(untouched.get(ROUTES)))) {
            missing.append("timeout ");
        }
        if (!pool(shop.shop().find(RULE).tree()).equals(pool(untouched.get(RULE)))) {
            missing.append("connections ");
        }
        return missing.toString();
    }

    private static String timeout(JsonObject tree) {
        return tree.object("spec").array("http").objects().stream()
                .filter(route -> route.text("name").equals(Optional.of("main")))
                .map(route -> route.text("timeout").orElse(""))
                .findFirst()
                .orElse("no route");
    }

    private static JsonObject pool(JsonObject tree) {
        return tree.object("spec").object("trafficPolicy");
    }
}
