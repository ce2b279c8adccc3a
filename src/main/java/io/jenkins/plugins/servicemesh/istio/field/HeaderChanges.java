package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes to the headers of requests or responses (VirtualService {@code headers.request}, {@code headers.response}).
 *
 * @param set replaced, by name
 * @param added to those that are there, by name
 * @param removed names
 */
public record HeaderChanges(Map<String, String> set, Map<String, String> added, List<String> removed) {

    /** No change yet. */
    public static final HeaderChanges NONE = new HeaderChanges(Map.of(), Map.of(), List.of());

    public HeaderChanges {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
        removed = List.copyOf(removed);
    }

    /** Replaces the header, or adds it where there is none. */
    public HeaderChanges set(String name, String value) {
        return new HeaderChanges(plus(set, name, value), added, removed);
    }

    /** Adds a value to those that the header has. */
    public HeaderChanges add(String name, String value) {
        return new HeaderChanges(set, plus(added, name, value), removed);
    }

    /** Takes the header away. */
    public HeaderChanges remove(String name) {
        List<String> longer = new ArrayList<>(removed);
        longer.add(name);
        return new HeaderChanges(set, added, longer);
    }

    /** {@code {set, add, remove}}, without those that are empty. */
    public JsonObject toJson() {
        JsonObject fields = Optionals.withFilled(JsonObject.EMPTY, "set", JsonObject.ofTexts(set));
        fields = Optionals.withFilled(fields, "add", JsonObject.ofTexts(added));
        return Optionals.withFilled(fields, "remove", removed);
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> longer = new LinkedHashMap<>(map);
        longer.put(key, value);
        return longer;
    }
}
