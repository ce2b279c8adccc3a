package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.schema.model.BranchVisitor;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the block in which a misplaced field would be right: one of those around, else the nearest inside, else the
 * nearest inside those around.
 *
 * @param root the schema of the whole document
 * @param path where the field stands, without its own name
 * @param name the field
 */
record FieldSearch(ObjectSchema root, JsonPointer path, String name) {

    /** The block's path, for people; {@code []} stands for any item of a list, {@code *} for any key of a map. */
    Optional<String> nearest() {
        return around(path).or(() -> insideOrFurtherOut(path));
    }

    private Optional<String> around(JsonPointer place) {
        if (place.isRoot()) {
            return Optional.empty();
        }
        JsonPointer parent = place.parent();
        return has(parent) ? Optional.of(words(parent)) : around(parent);
    }

    private boolean has(JsonPointer place) {
        return SchemaPath.at(root, place) instanceof ObjectSchema block
                && block.properties().containsKey(name);
    }

    private Optional<String> insideOrFurtherOut(JsonPointer place) {
        Optional<String> found = inside(place);
        return found.isPresent() || place.isRoot() ? found : insideOrFurtherOut(place.parent());
    }

    /** Breadth first, so that the nearest comes first. */
    private Optional<String> inside(JsonPointer place) {
        Deque<Map.Entry<String, Schema>> open = new ArrayDeque<>();
        open.add(Map.entry(place.toDotted(), SchemaPath.at(root, place)));
        while (!open.isEmpty()) {
            Map.Entry<String, Schema> next = open.remove();
            if (next.getValue() instanceof ObjectSchema block
                    && block.properties().containsKey(name)) {
                return Optional.of(next.getKey());
            }
            open.addAll(next.getValue().accept(new Children(next.getKey())).entrySet());
        }
        return Optional.empty();
    }

    private static String words(JsonPointer place) {
        return place.isRoot() ? "the document itself" : place.toDotted();
    }

    /** The schemas one step below, by their paths; what the server reports is no place to write to. */
    private record Children(String path) implements BranchVisitor<Map<String, Schema>> {
        @Override
        public Map<String, Schema> object(ObjectSchema schema) {
            Map<String, Schema> children = new LinkedHashMap<>();
            schema.properties().forEach((field, child) -> {
                if (!(path.isEmpty() && field.equals("status"))) {
                    children.put(path.isEmpty() ? field : path + "." + field, child);
                }
            });
            return children;
        }

        @Override
        public Map<String, Schema> map(MapSchema schema) {
            return Map.of(path + ".*", schema.values());
        }

        @Override
        public Map<String, Schema> list(ListSchema schema) {
            return Map.of(path + "[]", schema.items());
        }

        @Override
        public Map<String, Schema> leaf() {
            return Map.of();
        }
    }
}
