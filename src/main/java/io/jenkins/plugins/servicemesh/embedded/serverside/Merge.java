package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.embedded.field.AnyType;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.MapType;
import io.jenkins.plugins.servicemesh.embedded.field.ScalarType;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges an applied configuration into what is there: members of objects and items of keyed lists one by one, everything
 * else as a whole. What the configuration does not name stays.
 */
final class Merge implements FieldType.Visitor<JsonValue> {

    private final JsonValue live;
    private final JsonValue applied;

    private Merge(JsonValue live, JsonValue applied) {
        this.live = live;
        this.applied = applied;
    }

    static JsonObject of(StructType type, JsonObject live, JsonObject applied) {
        return (JsonObject) merged(type, live, applied);
    }

    private static JsonValue merged(FieldType type, JsonValue live, JsonValue applied) {
        return type.isAtomic() ? applied : type.accept(new Merge(live, applied));
    }

    @Override
    public JsonValue scalar(ScalarType type) {
        return applied;
    }

    @Override
    public JsonValue struct(StructType type) {
        return members(type);
    }

    @Override
    public JsonValue map(MapType type) {
        return members(type);
    }

    @Override
    public JsonValue any(AnyType type) {
        return members(type);
    }

    private JsonValue members(FieldType type) {
        if (!(live instanceof JsonObject there) || !(applied instanceof JsonObject wanted)) {
            return applied;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(there.members());
        wanted.members()
                .forEach((key, value) -> members.merge(key, value, (was, is) -> merged(type.below(key), was, is)));
        return JsonObject.of(members);
    }

    @Override
    public JsonValue list(ListType type) {
        if (!(live instanceof JsonArray there) || !(applied instanceof JsonArray wanted)) {
            return applied;
        }
        Map<JsonValue, JsonValue> present = new HashMap<>();
        there.items().forEach(item -> present.put(type.identity(item), item));
        Set<JsonValue> named = new HashSet<>();
        wanted.items().forEach(item -> named.add(type.identity(item)));
        Deque<JsonValue> rest = new ArrayDeque<>(there.items());
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : wanted.items()) {
            moveUnnamed(type, rest, named, items);
            JsonValue identity = type.identity(item);
            JsonValue was = present.get(identity);
            items.add(was == null ? item : merged(type.items(), was, item));
            if (!rest.isEmpty() && type.identity(rest.element()).equals(identity)) {
                rest.remove();
            }
        }
        rest.removeIf(item -> named.contains(type.identity(item)));
        items.addAll(rest);
        return JsonArray.of(items);
    }

    /** Items that the configuration does not name keep their places between those that it names. */
    private static void moveUnnamed(ListType type, Deque<JsonValue> rest, Set<JsonValue> named, List<JsonValue> items) {
        while (!rest.isEmpty() && !named.contains(type.identity(rest.element()))) {
            items.add(rest.remove());
        }
    }
}
