package io.jenkins.plugins.servicemesh.embedded.field;

/**
 * How a strategic merge patch changes a list.
 *
 * @param strategy in OpenAPI's words, for example {@code merge}; empty to replace
 * @param mergeKey the field that tells the items apart; empty for items that are no objects
 */
public record PatchRule(String strategy, String mergeKey) {

    static final PatchRule REPLACE = new PatchRule("", "");

    /** Whether the items of a list are merged, and not the list replaced. */
    public boolean merges() {
        return strategy.contains("merge");
    }
}
