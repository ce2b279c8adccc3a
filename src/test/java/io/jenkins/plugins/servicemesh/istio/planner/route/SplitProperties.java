package io.jenkins.plugins.servicemesh.istio.planner.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SplitProperties {

    private static final String MEANT = "meant";

    /** A VirtualService with one route named {@value #MEANT} among others, all with fields that nobody knows. */
    @Provide
    Arbitrary<Resource> virtualServices() {
        Arbitrary<List<Map<String, Object>>> before = routes();
        Arbitrary<List<Map<String, Object>>> behind = routes();
        return net.jqwik.api.Combinators.combine(before, route(MEANT), behind, unknown())
                .as((first, meant, last, fields) -> {
                    List<Object> http = new ArrayList<>(first);
                    http.add(meant);
                    http.addAll(last);
                    Map<String, Object> spec = new LinkedHashMap<>(fields);
                    spec.put("hosts", List.of("reviews"));
                    spec.put("http", http);
                    return Planning.virtualService("anything", "{}").withSpec((JsonObject) JsonValue.of(spec));
                });
    }

    private static Arbitrary<List<Map<String, Object>>> routes() {
        return Arbitraries.of("", "other", "default")
                .flatMap(SplitProperties::route)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Map<String, Object>> route(String name) {
        Arbitrary<Integer> weights = Arbitraries.integers().between(1, 500);
        return net.jqwik.api.Combinators.combine(
                        unknown(), weights, weights, Arbitraries.integers().between(0, 3))
                .as((fields, v1, v2, shape) -> {
                    Map<String, Object> route = new LinkedHashMap<>(fields);
                    if (!name.isEmpty()) {
                        route.put("name", name);
                    }
                    route.put("route", destinations(v1 * 100, v2 * 100, shape));
                    return route;
                });
    }

    private static List<Object> destinations(int v1, int v2, int shape) {
        List<Object> items = new ArrayList<>();
        items.add(item("reviews", "v1", v1));
        items.add(item("reviews.shop.svc.cluster.local", "v2", v2));
        if (shape > 0) {
            items.add(shape - 1, item("other", "v1", 7));
        }
        return items;
    }

    private static Map<String, Object> item(String host, String subset, int weight) {
        return Map.of("destination", Map.of("host", host, "subset", subset), "weight", weight, "later", "kept");
    }

    private static Arbitrary<Map<String, Object>> unknown() {
        Arbitrary<String> keys = Arbitraries.of("timeout", "rewrite", "later", "x-y/z", "headers");
        Arbitrary<Object> values = Arbitraries.of("3s", 1.50, true, List.of(1, Map.of("weight", 5)), Map.of("a", "b"));
        return Arbitraries.maps(keys, values).ofMaxSize(4);
    }

    @Property(tries = 300)
    void aSplitChangesNothingButTheWeightsOfItsVersionsInItsRoute(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(min = 0, max = 100) int percent) {
        Plan plan = planned(virtualService, percent);
        for (Change change : plan.changes()) {
            if (change instanceof Change.Edit edit) {
                assertThat(JsonText.print(blanked(edit.after()))).isEqualTo(JsonText.print(blanked(edit.before())));
            }
        }
    }

    @Property(tries = 300)
    void theVersionsHaveTheSharesWantedAndOthersTheWeightThatTheyHad(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(min = 0, max = 100) int percent) {
        Plan plan = planned(virtualService, percent);
        Resource after = Planning.snapshot(Planning.SHOP.plus(intent(percent)), virtualService)
                .after(plan.changes())
                .find(virtualService.id())
                .orElseThrow();
        Map<String, Integer> weights = weights(after);
        int sum = weights.getOrDefault("v1", 0) + weights.getOrDefault("v2", 0);
        assertThat(weights.get("v2") * 100).isEqualTo(percent * sum);
        assertThat(weights.getOrDefault("other", 7)).isEqualTo(7);
    }

    @Property(tries = 300)
    void plannedAgainOnTheResultThereIsNothingToDo(
            @ForAll("virtualServices") Resource virtualService, @ForAll @IntRange(min = 0, max = 100) int percent) {
        Planning.settledChanges(Planning.SHOP.plus(intent(percent)), virtualService);
    }

    private static Plan planned(Resource virtualService, int percent) {
        return Planning.plan(Planning.SHOP.plus(intent(percent)), virtualService);
    }

    private static io.jenkins.plugins.servicemesh.model.ServiceSpec intent(int percent) {
        return Planning.reviews(RouteSpec.named(MEANT).withSplit(Split.of("v1", 100 - percent, "v2", percent)));
    }

    private static JsonObject meant(Resource virtualService) {
        return virtualService.spec().array("http").objects().stream()
                .filter(route -> route.text("name").filter(MEANT::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> weights(Resource virtualService) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (JsonObject item : meant(virtualService).array("route").objects()) {
            String host = item.object("destination").text("host").orElseThrow();
            String subset = item.object("destination").text("subset").orElseThrow();
            weights.put(
                    host.equals("other") ? host : subset,
                    item.number("weight").orElseThrow().intValue());
        }
        return weights;
    }

    /** The object with the weights that the split is about set to 0. */
    private static JsonObject blanked(Resource virtualService) {
        JsonObject meant = meant(virtualService);
        JsonArray items = meant.array("route")
                .mapObjects(item ->
                        item.object("destination").text("host").orElse("").equals("other")
                                ? item
                                : item.with("weight", 0));
        JsonArray http = virtualService
                .spec()
                .array("http")
                .mapObjects(route -> route == meant ? route.with("route", items) : route);
        return virtualService.withSpec(virtualService.spec().with("http", http)).tree();
    }
}
