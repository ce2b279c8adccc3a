package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that one block declares, and those that it and the blocks in it mention: compared when it ends, so that order means nothing. */
final class Names {

    private record Mention(String kind, String name, Place place) {}

    private final @Nullable Names outer;
    private final Block<?> owner;
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Set<String> incomplete = new HashSet<>();

    Names(@Nullable Names outer, Block<?> owner) {
        this.outer = outer;
        this.owner = owner;
    }

    /** Takes the names that an argument declares or mentions; returns a finding for each that is declared already. */
    List<Finding> take(Parameter.Naming naming, Object value, Place place) {
        if (outer != null && !owner.owns().contains(naming.kind())) {
            return outer.take(naming, value, place);
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : namesIn(value)) {
            if (!naming.declares()) {
                mentions.add(new Mention(naming.kind(), name, place));
            } else if (!declared(naming.kind()).add(name)) {
                findings.add(twice(naming.kind(), name).at(place));
            }
        }
        return findings;
    }

    /** A declaration could not be read: which names of this kind exist is not known, so no mention of one is judged. */
    void incomplete(Parameter.Naming naming) {
        if (outer != null && !owner.owns().contains(naming.kind())) {
            outer.incomplete(naming);
        } else if (naming.declares()) {
            incomplete.add(naming.kind());
        }
    }

    /** A finding for each name that is mentioned and not declared. */
    List<Finding> undeclared() {
        return mentions.stream()
                .filter(mention -> !incomplete.contains(mention.kind))
                .filter(mention -> !declared(mention.kind).contains(mention.name))
                .map(this::undeclared)
                .toList();
    }

    private Finding undeclared(Mention mention) {
        Set<String> known = declared(mention.kind);
        Finding finding = Finding.notAllowed("dsl/undeclared-name", mention.kind, mention.name, known);
        return (known.isEmpty() ? finding.withSuggestion("declare it by: " + declaration(mention)) : finding)
                .at(mention.place);
    }

    private String declaration(Mention mention) {
        return owner.words().values().stream()
                .filter(word -> word.declares(mention.kind))
                .map(word -> word.name() + " '" + mention.name + "'")
                .findFirst()
                .orElse(mention.kind);
    }

    private Finding twice(String kind, String name) {
        return Finding.error("dsl/repeated-name", kind + " is written twice in " + owner.name())
                .withValue(name);
    }

    private Set<String> declared(String kind) {
        return declared.computeIfAbsent(kind, any -> new LinkedHashSet<>());
    }

    private static List<String> namesIn(Object value) {
        Collection<?> names =
                value instanceof Map<?, ?> map ? map.keySet() : value instanceof List<?> list ? list : List.of(value);
        return names.stream().map(Object::toString).toList();
    }
}
