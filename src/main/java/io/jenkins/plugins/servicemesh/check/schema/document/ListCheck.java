package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks a list: its length, what must be unique in it, and each item. */
record ListCheck(ValueCheck at, JsonArray array, ListSchema schema) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(LengthCheck.of(at, array.size(), schema.size(), "item", "items"));
        if (schema.merge() != ListSchema.Merge.ATOMIC) {
            findings.addAll(duplicates());
        }
        for (int i = 0; i < array.size(); i++) {
            findings.addAll(at.below(i, array.get(i), schema.items()));
        }
        return findings;
    }

    private List<Finding> duplicates() {
        List<Finding> findings = new ArrayList<>();
        Map<JsonValue, Integer> seen = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            JsonValue key = key(array.get(i));
            Integer first = seen.putIfAbsent(key, i);
            if (first != null) {
                findings.add(duplicate(i, first, key));
            }
        }
        return findings;
    }

    private Finding duplicate(int index, int first, JsonValue key) {
        String same = schema.keys().isEmpty() ? "value" : String.join(", ", schema.keys());
        return Finding.error("schema/duplicate-key", "has the same " + same + " as item [" + first + "]:")
                .withValue(words(key))
                .at(at.path().child(index).toDotted());
    }

    private static String words(JsonValue key) {
        return key instanceof JsonObject keys
                ? keys.members().values().stream()
                        .map(value -> String.valueOf(value.toPlain()))
                        .collect(Collectors.joining(", "))
                : String.valueOf(key.toPlain());
    }

    /** What tells the item from the others: itself in a set, its key fields (with their defaults) in a map. */
    private JsonValue key(JsonValue item) {
        if (!(item instanceof JsonObject object) || schema.keys().isEmpty()) {
            return item;
        }
        JsonObject defaults = schema.items() instanceof ObjectSchema items ? items.defaults() : JsonObject.EMPTY;
        Map<String, JsonValue> keys = new LinkedHashMap<>();
        schema.keys()
                .forEach(name ->
                        object.get(name).or(() -> defaults.get(name)).ifPresent(value -> keys.put(name, value)));
        return JsonObject.of(keys);
    }
}
