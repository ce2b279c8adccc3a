package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By what an item of a list is recognised when the list was reordered or grew: its name, else the destination it leads to,
 * else its match and the destinations of its routes, else its whole value.
 *
 * @param parts values by their place inside the item, in a fixed order
 */
public record ItemIdentity(Map<JsonPointer, JsonValue> parts) {

    private static final List<String> SINGLE_PARTS = List.of("name", "destination");

    public ItemIdentity {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The identity of that item. */
    public static ItemIdentity of(JsonValue item) {
        if (item instanceof JsonObject object) {
            for (String part : SINGLE_PARTS) {
                if (object.has(part)) {
                    return single(JsonPointer.of(part), object.get(part).orElseThrow());
                }
            }
            Map<JsonPointer, JsonValue> route = routeParts(object);
            if (!route.isEmpty()) {
                return new ItemIdentity(route);
            }
        }
        return single(JsonPointer.ROOT, item);
    }

    /** Whether this identity belongs to that item. */
    public boolean isOf(JsonValue item) {
        return equals(of(item));
    }

    private static ItemIdentity single(JsonPointer place, JsonValue value) {
        return new ItemIdentity(Map.of(place, value));
    }

    private static Map<JsonPointer, JsonValue> routeParts(JsonObject route) {
        Map<JsonPointer, JsonValue> parts = new LinkedHashMap<>();
        JsonArray destinations = route.array("route");
        if (destinations.isEmpty()) {
            return parts;
        }
        route.get("match").ifPresent(match -> parts.put(JsonPointer.of("match"), match));
        for (int i = 0; i < destinations.size(); i++) {
            JsonPointer place = JsonPointer.of("route", i, "destination");
            place.in(route).ifPresent(destination -> parts.put(place, destination));
        }
        return parts;
    }
}
