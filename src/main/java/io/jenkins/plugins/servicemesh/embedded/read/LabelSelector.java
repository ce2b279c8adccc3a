package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.http.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which labels an object must have, as the query parameter says it: {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}. */
final class LabelSelector {

    private static final Pattern REQUIREMENTS = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern EQUALITY = Pattern.compile("([^\\s!=]+)\\s*(==|=|!=)\\s*(\\S*)");
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*([^\\s!=]+)");

    /** One condition on one label. */
    private record Requirement(String key, boolean wanted, Set<String> values) {
        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            boolean holds = value != null && (values.isEmpty() || values.contains(value));
            return holds == wanted;
        }
    }

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    /** Reads a selector; the empty text selects everything. @throws StatusException when it is not one */
    static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : REQUIREMENTS.split(text)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part.trim()));
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(String text) {
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return new Requirement(equality.group(1), !equality.group(2).equals("!="), Set.of(equality.group(3)));
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            return new Requirement(set.group(1), set.group(2).equals("in"), values(set.group(3)));
        }
        Matcher presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            return new Requirement(presence.group(2), presence.group(1).isEmpty(), Set.of());
        }
        throw Status.badRequest("unable to parse requirement: " + text).exception();
    }

    private static Set<String> values(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::trim).collect(Collectors.toSet());
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }
}
