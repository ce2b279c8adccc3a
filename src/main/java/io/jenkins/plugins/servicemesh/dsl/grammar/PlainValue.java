package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as a statement keeps them: texts, numbers, booleans, lists and maps of them, and a stand-in for all else. */
public final class PlainValue {

    private PlainValue() {}

    /** Copies the value; a GString becomes text, a map's keys become texts, what no word takes becomes {@link Foreign}. */
    public static Object of(@Nullable Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof Collection<?> items) {
            return copy(items);
        }
        return new Foreign(value == null ? "null" : "a " + value.getClass().getSimpleName());
    }

    private static LinkedHashMap<String, Object> copy(Map<?, ?> map) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), of(value)));
        return copy;
    }

    private static ArrayList<Object> copy(Collection<?> items) {
        ArrayList<Object> copy = new ArrayList<>();
        items.forEach(item -> copy.add(of(item)));
        return copy;
    }

    /** Something that no word takes, kept only by its description so that it can be refused by name. */
    static final class Foreign implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String description;

        Foreign(String description) {
            this.description = description;
        }

        @Override
        public String toString() {
            return description;
        }
    }
}
