package io.jenkins.plugins.servicemesh.check.schema.model;

import java.util.List;

/**
 * A list.
 *
 * @param size how many items it may have
 * @param merge how server-side apply merges it
 * @param keys the fields that tell its items apart; empty unless it is merged as a map
 */
public record ListSchema(Schema items, Bounds size, Merge merge, List<String> keys) implements Schema {

    public ListSchema {
        keys = List.copyOf(keys);
    }

    /** How server-side apply merges a list, and what must be unique in it. */
    public enum Merge {
        /** Replaced as one value; nothing must be unique. */
        ATOMIC,
        /** Item by item; each value once. */
        SET,
        /** Item by item by their keys; each combination of keys once. */
        MAP
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.list(this);
    }
}
