package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fields an object must have, as the query parameter says it. Every kind takes its name and namespace. */
final class FieldSelector {

    private static final Pattern REQUIREMENT = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BY_KIND = Map.of(
            "Pod", Set.of("status.phase", "spec.nodeName", "status.podIP"),
            "Event", Set.of("involvedObject.kind", "involvedObject.name", "involvedObject.uid", "reason", "type"),
            "Secret", Set.of("type"),
            "Namespace", Set.of("status.phase"));

    private record Requirement(JsonPointer field, boolean wanted, String value) {
        boolean matches(JsonObject object) {
            JsonValue there = field.in(object).orElse(new JsonString(""));
            return there.equals(new JsonString(value)) == wanted;
        }
    }

    private final List<Requirement> requirements;

    private FieldSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    /** Reads a selector; the empty text selects everything. @throws StatusException when the kind does not take it */
    static FieldSelector parse(String text, String kind) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                requirements.add(requirement(part.trim(), kind));
            }
        }
        return new FieldSelector(requirements);
    }

    private static Requirement requirement(String text, String kind) {
        Matcher parts = REQUIREMENT.matcher(text);
        if (!parts.matches()) {
            throw Status.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'")
                    .exception();
        }
        String field = parts.group(1);
        if (!EVERYWHERE.contains(field) && !BY_KIND.getOrDefault(kind, Set.of()).contains(field)) {
            throw Status.badRequest("field label not supported: " + field).exception();
        }
        return new Requirement(
                new JsonPointer(List.of(field.split("\\."))), !parts.group(2).equals("!="), parts.group(3));
    }

    boolean matches(JsonObject object) {
        return requirements.stream().allMatch(requirement -> requirement.matches(object));
    }
}
