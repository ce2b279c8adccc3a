package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** VirtualServices of someone else with one route named {@value #MEANT} to reviews among others, and fields that nobody knows. */
final class GeneratedRoutes {

    static final String MEANT = "meant";

    private GeneratedRoutes() {}

    static Arbitrary<Resource> virtualServices() {
        return Combinators.combine(others(), route(MEANT), others(), unknown()).as((before, meant, behind, fields) -> {
            List<Object> http = new ArrayList<>(before);
            http.add(meant);
            http.addAll(behind);
            Map<String, Object> spec = new LinkedHashMap<>(fields);
            spec.put("hosts", List.of("reviews"));
            spec.put("http", http);
            return Planning.virtualService("anything", "{}").withSpec((JsonObject) JsonValue.of(spec));
        });
    }

    private static Arbitrary<List<Map<String, Object>>> others() {
        return Arbitraries.of("", "other", "main")
                .flatMap(GeneratedRoutes::route)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Map<String, Object>> route(String name) {
        return Combinators.combine(
                        unknown(),
                        matches(),
                        destinations(Arbitraries.integers().between(1, 20)))
                .as((fields, match, destinations) -> {
                    Map<String, Object> route = new LinkedHashMap<>(fields);
                    if (!name.isEmpty()) {
                        route.put("name", name);
                    }
                    if (!match.isEmpty()) {
                        route.put("match", match);
                    }
                    route.put("route", destinations);
                    return route;
                });
    }

    private static Arbitrary<List<Map<String, Object>>> matches() {
        Arbitrary<Map<String, Object>> match = Arbitraries.of(
                Map.of("uri", Map.of("prefix", "/api")),
                Map.of("withoutHeaders", Map.of("x-old", Map.of())),
                Map.of("port", 80, "later", "kept"));
        return match.list().ofMaxSize(2);
    }

    /** Undivided or v1 alone, with and without a weight, or beside others that keep theirs. */
    private static Arbitrary<List<Object>> destinations(Arbitrary<Integer> hundreds) {
        return Combinators.combine(hundreds, Arbitraries.integers().between(0, 4))
                .as((weight, shape) -> switch (shape) {
                    case 0 -> List.of(item("reviews", "", 0));
                    case 1 -> List.of(item("reviews", "v1", 0));
                    case 2 -> List.of(item("reviews.shop.svc.cluster.local", "v1", weight));
                    case 3 -> List.of(item("legacy", "v1", 7), item("reviews", "v1", weight * 100));
                    default -> List.of(item("reviews", "", weight * 100), item("legacy", "", 7));
                });
    }

    private static Object item(String host, String subset, int weight) {
        Map<String, Object> destination = new LinkedHashMap<>(Map.of("host", host));
        if (!subset.isEmpty()) {
            destination.put("subset", subset);
        }
        Map<String, Object> item = new LinkedHashMap<>(Map.of("destination", destination, "later", "kept"));
        if (weight > 0) {
            item.put("weight", weight);
        }
        return item;
    }

    private static Arbitrary<Map<String, Object>> unknown() {
        Arbitrary<String> keys = Arbitraries.of("timeout", "rewrite", "later", "x-y/z", "headers");
        Arbitrary<Object> values = Arbitraries.of("3s", 1.50, true, List.of(1, Map.of("weight", 5)), Map.of("a", "b"));
        return Arbitraries.maps(keys, values).ofMaxSize(4);
    }
}
