package io.jenkins.plugins.servicemesh.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document and where it stands. Lines and columns count from 1. */
public sealed interface YamlNode {

    int line();

    int column();

    /** The same content without places. */
    JsonValue value();

    /** A text, a number, true, false or null. Numbers are those of JSON; all else without quotes is text. */
    record Scalar(JsonValue value, int line, int column) implements YamlNode {}

    /** A list. */
    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public JsonValue value() {
            return JsonArray.of(items.stream().map(YamlNode::value).toList());
        }
    }

    /** A map in its written order; no key stands twice. */
    record Mapping(List<Entry> entries, int line, int column) implements YamlNode {

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public JsonObject value() {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            entries.forEach(entry -> members.put(entry.key, entry.node.value()));
            return JsonObject.of(members);
        }
    }

    /**
     * A key and what stands behind it.
     *
     * @param key as it is written, without its quotes: {@code 1.10} stays so
     * @param line of the key
     * @param column of the key
     */
    record Entry(String key, YamlNode node, int line, int column) {}
}
