package io.jenkins.plugins.servicemesh.dsl.data;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.grammar.PlainValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the data form, and where it stands. */
public sealed interface DataNode {

    /** Its file, line and column, as far as they are known. */
    Place where();

    /** The value as a {@link PlainValue}. */
    Object plain();

    /**
     * A text, a number, true or false, or a stand-in for what no word takes.
     *
     * @param plain as a {@link PlainValue}
     */
    record Scalar(Object plain, Place where) implements DataNode {}

    /** A list. */
    record Items(List<DataNode> nodes, Place where) implements DataNode {

        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public Object plain() {
            return PlainValue.of(nodes.stream().map(DataNode::plain).toList());
        }
    }

    /** A map in its written order; no key stands twice. */
    record Fields(List<Field> entries, Place where) implements DataNode {

        public Fields {
            entries = List.copyOf(entries);
        }

        @Override
        public Object plain() {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.forEach(field -> map.put(field.key(), field.value().plain()));
            return PlainValue.of(map);
        }
    }

    /**
     * An entry of a map.
     *
     * @param key as it is written
     * @param where its key stands
     */
    record Field(String key, DataNode value, Place where) {}

    /** A value of a program, such as the argument of a Pipeline step; all of it stands at that place. */
    static DataNode of(@Nullable Object value, Place where) {
        if (value instanceof Map<?, ?> map) {
            return of(map, where);
        }
        if (value instanceof Collection<?> items) {
            return new Items(items.stream().map(item -> of(item, where)).toList(), where);
        }
        return new Scalar(PlainValue.of(value), where);
    }

    /** The same for a map. */
    static Fields of(Map<?, ?> map, Place where) {
        List<Field> fields = new ArrayList<>();
        map.forEach((key, value) -> fields.add(new Field(String.valueOf(key), of(value, where), where)));
        return new Fields(fields, where);
    }
}
