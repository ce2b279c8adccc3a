package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.check.schema.model.Choice;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks an object: unknown fields, missing ones, those that exclude each other, and each known one. */
record ObjectCheck(ValueCheck at, JsonObject object, ObjectSchema schema) {

    private static final int FEW = 20;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        object.members().forEach((name, value) -> findings.addAll(member(name, value)));
        schema.required().stream().filter(this::isMissing).map(this::missing).forEach(findings::add);
        schema.choices().forEach(choice -> broken(choice).ifPresent(findings::add));
        return findings;
    }

    private List<Finding> member(String name, JsonValue value) {
        if (!schema.allows(name)) {
            return List.of(unknown(name));
        }
        // the server drops a null where it has a default to put there
        boolean dropped = value == JsonNull.NULL && schema.defaults().has(name);
        return schema.property(name)
                .filter(known -> !dropped)
                .map(known -> at.below(name, value, known))
                .orElse(List.of());
    }

    private Finding unknown(String name) {
        Set<String> allowed = schema.properties().keySet();
        Finding finding = Finding.error("schema/unknown-field", "unknown field")
                .withValue(name)
                .withAllowed(allowed.size() <= FEW ? allowed : List.of())
                .at(at.path().child(name).toDotted());
        return advice(name, allowed).map(finding::withSuggestion).orElse(finding);
    }

    private Optional<String> advice(String name, Set<String> allowed) {
        Optional<String> near = NearMiss.among(allowed, name);
        if (near.isPresent() && allowed.size() > FEW) {
            return near.map(word -> "did you mean '" + word + "'?");
        }
        return near.or(() -> new FieldSearch(at.root(), at.path(), name)
                .nearest()
                .map(place -> "'" + name + "' belongs in " + place));
    }

    private boolean isMissing(String name) {
        return !object.has(name) && !schema.defaults().has(name);
    }

    private Finding missing(String name) {
        return Finding.error("schema/required", "is required, but missing")
                .at(at.path().child(name).toDotted());
    }

    private Optional<Finding> broken(Choice choice) {
        List<String> set = choice.fields().stream().filter(object::has).toList();
        if (set.size() == 1 || set.isEmpty() && !choice.required()) {
            return Optional.empty();
        }
        String count = choice.required() ? "set exactly one of " : "set at most one of ";
        String found = set.isEmpty() ? "none" : String.join(" and ", set);
        return Optional.of(at.finding("schema/one-of", count + String.join(", ", choice.fields()) + ", not " + found));
    }
}
