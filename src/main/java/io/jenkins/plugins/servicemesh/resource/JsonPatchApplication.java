package io.jenkins.plugins.servicemesh.resource;

import io.jenkins.plugins.servicemesh.resource.JsonPatch.Add;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Operation;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.RefusedException;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Remove;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Replace;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Test;

/** How one patch operation changes a tree, and its document form. */
final class JsonPatchApplication {

    private JsonPatchApplication() {}

    static JsonValue apply(JsonValue root, Operation operation) {
        if (operation instanceof Test test) {
            return test(root, test);
        }
        if (operation instanceof Add add) {
            return edit(root, add.path(), 0, add);
        }
        if (operation instanceof Replace replace) {
            present(root, replace.path());
            return edit(root, replace.path(), 0, replace);
        }
        present(root, operation.path());
        return edit(root, operation.path(), 0, operation);
    }

    private static JsonValue test(JsonValue root, Test test) {
        JsonValue there = test.path()
                .in(root)
                .orElseThrow(() -> new RefusedException("test " + test.path() + ": nothing is there", true));
        if (!there.equals(test.value())) {
            throw new RefusedException("test " + test.path() + ": " + there + " is there, not " + test.value(), true);
        }
        return root;
    }

    private static void present(JsonValue root, JsonPointer path) {
        if (path.in(root).isEmpty()) {
            throw missing(path);
        }
    }

    private static RefusedException missing(JsonPointer path) {
        return new RefusedException("nothing is at " + path, false);
    }

    private static JsonValue edit(JsonValue at, JsonPointer path, int depth, Operation operation) {
        if (depth == path.tokens().size()) {
            return replacement(path, operation);
        }
        String token = path.tokens().get(depth);
        boolean last = depth == path.tokens().size() - 1;
        if (at instanceof JsonObject object) {
            return last ? member(object, token, operation) : inside(object, token, path, depth, operation);
        }
        if (at instanceof JsonArray array) {
            return last ? item(array, token, operation) : inside(array, token, path, depth, operation);
        }
        throw missing(path);
    }

    private static JsonValue replacement(JsonPointer path, Operation operation) {
        if (operation instanceof Remove) {
            throw new RefusedException("the whole document cannot be removed", false);
        }
        return value(path, operation);
    }

    private static JsonValue inside(JsonObject object, String token, JsonPointer path, int depth, Operation op) {
        JsonValue child = object.get(token).orElseThrow(() -> missing(path));
        return object.with(token, edit(child, path, depth + 1, op));
    }

    private static JsonValue inside(JsonArray array, String token, JsonPointer path, int depth, Operation op) {
        int index = existing(array, token, path);
        return array.with(index, edit(array.get(index), path, depth + 1, op));
    }

    private static JsonValue member(JsonObject object, String token, Operation operation) {
        return operation instanceof Remove
                ? object.without(token)
                : object.with(token, value(operation.path(), operation));
    }

    private static JsonValue item(JsonArray array, String token, Operation operation) {
        if (operation instanceof Add add) {
            int index = token.equals("-") ? array.size() : JsonPointer.index(token);
            if (index < 0 || index > array.size()) {
                throw missing(add.path());
            }
            return array.insert(index, add.value());
        }
        int index = existing(array, token, operation.path());
        return operation instanceof Remove
                ? array.without(index)
                : array.with(index, value(operation.path(), operation));
    }

    private static int existing(JsonArray array, String token, JsonPointer path) {
        int index = JsonPointer.index(token);
        if (index < 0 || index >= array.size()) {
            throw missing(path);
        }
        return index;
    }

    private static JsonValue value(JsonPointer path, Operation operation) {
        if (operation instanceof Add add) {
            return add.value();
        }
        if (operation instanceof Replace replace) {
            return replace.value();
        }
        throw new IllegalStateException("no value at " + path);
    }

    static JsonObject toJson(Operation operation) {
        JsonObject json = JsonObject.of(
                        "op", operation.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .with("path", operation.path().toString());
        if (operation instanceof Remove) {
            return json;
        }
        return json.with("value", operation instanceof Test test ? test.value() : value(operation.path(), operation));
    }

    static Operation parse(JsonObject item) {
        String op = item.text("op").orElseThrow(() -> new IllegalArgumentException("an operation lacks 'op'"));
        JsonPointer path = JsonPointer.parse(
                item.text("path").orElseThrow(() -> new IllegalArgumentException("an operation lacks 'path'")));
        if (op.equals("remove")) {
            return new Remove(path);
        }
        JsonValue value =
                item.get("value").orElseThrow(() -> new IllegalArgumentException(op + " " + path + " lacks 'value'"));
        return switch (op) {
            case "test" -> new Test(path, value);
            case "add" -> new Add(path, value);
            case "replace" -> new Replace(path, value);
            default -> throw new IllegalArgumentException("unknown operation '" + op + "'");
        };
    }
}
