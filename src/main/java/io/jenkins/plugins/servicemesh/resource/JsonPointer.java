package io.jenkins.plugins.servicemesh.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a JSON tree (RFC 6901): keys of objects and indexes of arrays from the root down.
 *
 * @param tokens the keys and indexes, unescaped
 */
public record JsonPointer(List<String> tokens) {

    /** The whole document. */
    public static final JsonPointer ROOT = new JsonPointer(List.of());

    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /** The place with these tokens; numbers become indexes. */
    public static JsonPointer of(Object... tokens) {
        List<String> texts = new ArrayList<>();
        for (Object token : tokens) {
            texts.add(token.toString());
        }
        return new JsonPointer(texts);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is not empty and does not begin with a slash
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            throw new IllegalArgumentException("a JSON Pointer begins with '/': " + text);
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPointer(tokens);
    }

    public JsonPointer child(Object token) {
        List<String> longer = new ArrayList<>(tokens);
        longer.add(token.toString());
        return new JsonPointer(longer);
    }

    /** This place, then that one below it. */
    public JsonPointer then(JsonPointer below) {
        List<String> longer = new ArrayList<>(tokens);
        longer.addAll(below.tokens);
        return new JsonPointer(longer);
    }

    public boolean isRoot() {
        return tokens.isEmpty();
    }

    /** @throws IllegalStateException at the root */
    public JsonPointer parent() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no parent");
        }
        return new JsonPointer(tokens.subList(0, tokens.size() - 1));
    }

    /** @throws IllegalStateException at the root */
    public String last() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no last token");
        }
        return tokens.get(tokens.size() - 1);
    }

    /** Whether that place is this one or stands below it. */
    public boolean covers(JsonPointer other) {
        return other.tokens.size() >= tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }

    /** What stands at this place; empty where the tree ends before it. */
    public Optional<JsonValue> in(JsonValue root) {
        JsonValue at = root;
        for (String token : tokens) {
            Optional<JsonValue> next = step(at, token);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private static Optional<JsonValue> step(JsonValue at, String token) {
        if (at instanceof JsonObject object) {
            return object.get(token);
        }
        if (at instanceof JsonArray array) {
            int index = index(token);
            return index >= 0 && index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The index that a token stands for; -1 when it is none (leading zeros are none). */
    static int index(String token) {
        if (token.isEmpty() || token.length() > 9 || token.length() > 1 && token.charAt(0) == '0') {
            return -1;
        }
        return token.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(token) : -1;
    }

    /** The text form, as a JSON Patch wants it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    /** The form that people read: {@code spec.http[0].timeout}. */
    public String toDotted() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            if (index(token) >= 0) {
                text.append('[').append(token).append(']');
            } else if (token.indexOf('.') >= 0 || token.indexOf('/') >= 0) {
                text.append("['").append(token).append("']");
            } else {
                text.append(text.isEmpty() ? "" : ".").append(token);
            }
        }
        return text.toString();
    }
}
