package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * A set of places in an object, as a tree. The tokens are those of {@code fieldsV1}: {@code f:name} for a field, {@code
 * k:{...}} for a list item by its keys, {@code v:...} for one by its value.
 *
 * @param isMember whether the place where the tree begins is in the set
 * @param below what is in the set below it, by the next token; no empty sets
 */
public record FieldSet(boolean isMember, SortedMap<String, FieldSet> below) {

    public static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());

    /** The set of that one place. */
    static final FieldSet HERE = new FieldSet(true, new TreeMap<>());

    private static final String SELF = ".";

    public FieldSet {
        below = Collections.unmodifiableSortedMap(below);
    }

    /** A set of what is below, empty sets left out. */
    static FieldSet of(boolean isMember, Map<String, FieldSet> below) {
        SortedMap<String, FieldSet> full = new TreeMap<>(below);
        full.values().removeIf(FieldSet::isEmpty);
        return new FieldSet(isMember, full);
    }

    public boolean isEmpty() {
        return !isMember && below.isEmpty();
    }

    /** What is in the set below that token. */
    public FieldSet at(String token) {
        return below.getOrDefault(token, EMPTY);
    }

    /** The same set without what is below that token. */
    public FieldSet without(String token) {
        SortedMap<String, FieldSet> rest = new TreeMap<>(below);
        rest.remove(token);
        return new FieldSet(isMember, rest);
    }

    /** What is in this set or in that one. */
    public FieldSet union(FieldSet other) {
        return combined(other, isMember || other.isMember, FieldSet::union);
    }

    /** What is in this set and in that one. */
    public FieldSet intersection(FieldSet other) {
        return combined(other, isMember && other.isMember, FieldSet::intersection);
    }

    /** What is in this set and not in that one. */
    public FieldSet minus(FieldSet other) {
        return combined(other, isMember && !other.isMember, FieldSet::minus);
    }

    private FieldSet combined(FieldSet other, boolean member, BinaryOperator<FieldSet> combination) {
        Set<String> tokens = new TreeSet<>(below.keySet());
        tokens.addAll(other.below.keySet());
        Map<String, FieldSet> combined = new LinkedHashMap<>();
        tokens.forEach(token -> combined.put(token, combination.apply(at(token), other.at(token))));
        return of(member, combined);
    }

    /** The places, each the list of its tokens, in order. */
    public List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        collect(List.of(), paths);
        return paths;
    }

    private void collect(List<String> at, List<List<String>> paths) {
        if (isMember) {
            paths.add(at);
        }
        below.forEach((token, set) -> {
            List<String> path = new ArrayList<>(at);
            path.add(token);
            set.collect(List.copyOf(path), paths);
        });
    }

    /** Reads a {@code fieldsV1} tree. */
    public static FieldSet parse(JsonObject tree) {
        return parse(tree, false);
    }

    private static FieldSet parse(JsonObject tree, boolean isMember) {
        Map<String, FieldSet> below = new LinkedHashMap<>();
        tree.without(SELF).members().forEach((token, value) -> {
            if (value instanceof JsonObject object) {
                below.put(token, parse(object, object.isEmpty() || object.has(SELF)));
            }
        });
        return of(isMember, below);
    }

    /** The {@code fieldsV1} tree of this set. */
    public JsonObject toJson() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (isMember && !below.isEmpty()) {
            members.put(SELF, JsonObject.EMPTY);
        }
        below.forEach((token, set) -> members.put(token, set.toJson()));
        return JsonObject.of(members);
    }
}
