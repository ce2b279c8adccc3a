package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of an object as {@code fieldsV1} names them. A list is one field, as it is in the schemas of all meshes; a
 * path is the list of its tokens.
 */
final class FieldPaths {

    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");
    private static final Set<String> SERVER_METADATA = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink");
    private static final Set<String> MAPS = Set.of("labels", "annotations", "data", "stringData", "binaryData");

    private final boolean custom;
    private final Map<List<String>, JsonValue> values = new LinkedHashMap<>();

    private FieldPaths(boolean custom) {
        this.custom = custom;
    }

    /** Each field with its value; a field that holds others has the empty object as value. */
    static Map<List<String>, JsonValue> of(JsonObject tree, boolean custom) {
        FieldPaths paths = new FieldPaths(custom);
        tree.members().forEach((key, value) -> {
            if (!IDENTITY.contains(key)) {
                paths.addRoot(key, value);
            }
        });
        return paths.values;
    }

    private void addRoot(String key, JsonValue value) {
        if (key.equals("metadata") && value instanceof JsonObject metadata) {
            metadata.members().forEach((name, member) -> {
                if (!SERVER_METADATA.contains(name)) {
                    add(List.of("f:metadata"), name, member);
                }
            });
        } else {
            add(List.of(), key, value);
        }
    }

    private void add(List<String> parent, String key, JsonValue value) {
        List<String> path = child(parent, "f:" + key);
        if (key.equals("finalizers") && value instanceof JsonArray finalizers) {
            values.put(path, JsonObject.EMPTY);
            finalizers.texts().forEach(text -> values.put(child(path, "v:" + new JsonString(text)), JsonObject.EMPTY));
        } else if (value instanceof JsonObject object && !object.isEmpty() && !isAtomic(key)) {
            if (custom || MAPS.contains(key)) {
                values.put(path, JsonObject.EMPTY);
            }
            object.members().forEach((name, member) -> add(path, name, member));
        } else {
            values.put(path, value);
        }
    }

    private boolean isAtomic(String key) {
        return !custom && key.equals("selector");
    }

    private static List<String> child(List<String> parent, String token) {
        List<String> path = new ArrayList<>(parent);
        path.add(token);
        return List.copyOf(path);
    }

    /** The paths that a {@code fieldsV1} tree names. */
    static Set<List<String>> parse(JsonObject tree) {
        Set<List<String>> paths = new LinkedHashSet<>();
        parse(List.of(), tree, paths);
        return paths;
    }

    private static void parse(List<String> path, JsonObject tree, Set<List<String>> paths) {
        if (!path.isEmpty() && (tree.isEmpty() || tree.has("."))) {
            paths.add(path);
        }
        tree.without(".").members().forEach((token, below) -> {
            if (below instanceof JsonObject object) {
                parse(child(path, token), object, paths);
            }
        });
    }

    /** The {@code fieldsV1} tree of these paths. */
    static JsonObject print(Set<List<String>> paths) {
        return print(paths, List.of());
    }

    private static JsonObject print(Set<List<String>> paths, List<String> at) {
        Map<String, JsonValue> members = new TreeMap<>();
        for (List<String> path : paths) {
            if (path.size() > at.size() && path.subList(0, at.size()).equals(at)) {
                String token = path.get(at.size());
                members.computeIfAbsent(token, key -> print(paths, child(at, key)));
            }
        }
        if (!members.isEmpty() && paths.contains(at)) {
            members.put(".", JsonObject.EMPTY);
        }
        return JsonObject.of(members);
    }
}
