package io.jenkins.plugins.servicemesh.check.schema.reader;

import io.jenkins.plugins.servicemesh.check.schema.model.Choice;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the combinations of {@code oneOf} and {@code required} that say which fields exclude each other: one of
 * {@code required: [a]}, {@code required: [b]} is exactly one; with a branch that is {@code not} any of them, at most
 * one. Any other combination is left to the server.
 */
final class ChoiceReader {

    private ChoiceReader() {}

    static List<Choice> read(JsonObject node) {
        List<Choice> choices = new ArrayList<>();
        choice(node.array("oneOf")).ifPresent(choices::add);
        node.array("allOf").objects().forEach(part -> choice(part.array("oneOf"))
                .ifPresent(choices::add));
        return choices;
    }

    private static Optional<Choice> choice(JsonArray branches) {
        List<String> fields = fields(branches);
        List<JsonObject> others = branches.objects().stream()
                .filter(branch -> onlyField(branch).isEmpty())
                .toList();
        if (others.isEmpty()) {
            return fields.isEmpty() ? Optional.empty() : Optional.of(new Choice(fields, true));
        }
        // a lone field that may also be absent restricts nothing
        boolean atMostOne = fields.size() > 1 && others.stream().allMatch(branch -> excludesAll(branch, fields));
        return atMostOne ? Optional.of(new Choice(fields, false)) : Optional.empty();
    }

    private static List<String> fields(JsonArray branches) {
        return branches.objects().stream()
                .flatMap(branch -> onlyField(branch).stream())
                .toList();
    }

    private static Optional<String> onlyField(JsonObject branch) {
        List<String> required = branch.array("required").texts();
        return branch.keys().size() == 1 && required.size() == 1 ? Optional.of(required.get(0)) : Optional.empty();
    }

    private static boolean excludesAll(JsonObject branch, List<String> fields) {
        return branch.keys().size() == 1
                && fields(branch.object("not").array("anyOf")).equals(fields);
    }
}
