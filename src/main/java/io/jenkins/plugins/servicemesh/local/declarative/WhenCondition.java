package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.workspace.AntPattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers the conditions of {@code when} that ask for facts. A multibranch job would put them into the environment; here
 * they are what the run was given there: {@code BRANCH_NAME}, {@code TAG_NAME}, {@code CHANGE_ID} and their like.
 */
public final class WhenCondition {
    private static final List<String> COMPARATORS = List.of("EQUALS", "GLOB", "REGEXP");

    private final Map<String, ?> arguments;
    private final Map<String, String> environment;

    private WhenCondition(Map<String, ?> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /**
     * Whether that is so.
     *
     * @param kind the condition's word
     * @param arguments by their names
     * @throws FindingsException when a comparator is none
     */
    public static boolean isMet(String kind, Map<String, ?> arguments, Map<String, String> environment) {
        WhenCondition condition = new WhenCondition(arguments, environment);
        return switch (kind) {
            case "branch" -> condition.matches("pattern", "BRANCH_NAME", "GLOB");
            case "tag" -> condition.matches("pattern", "TAG_NAME", "GLOB");
            case "buildingTag" -> environment.containsKey("TAG_NAME");
            case "changeRequest" -> condition.isChangeRequest();
            case "environment" -> condition.isVariable();
            case "equals" -> Objects.equals(arguments.get("expected"), arguments.get("actual"));
            case "triggeredBy" -> "UserIdCause".equalsIgnoreCase(condition.text("cause"));
            default -> false; // a local run has no changes, and was never restarted
        };
    }

    private boolean isChangeRequest() {
        return environment.containsKey("CHANGE_ID")
                && arguments.keySet().stream()
                        .filter(name -> !name.equals("comparator"))
                        .allMatch(name -> matches(name, variable(name), "EQUALS"));
    }

    /** {@code authorEmail} is {@code CHANGE_AUTHOR_EMAIL}. */
    private static String variable(String argument) {
        return "CHANGE_" + argument.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private boolean isVariable() {
        String actual = environment.getOrDefault(String.valueOf(text("name")), "");
        String expected = String.valueOf(text("value"));
        return Boolean.TRUE.equals(arguments.get("ignoreCase"))
                ? actual.equalsIgnoreCase(expected)
                : actual.equals(expected);
    }

    private boolean matches(String argument, String variable, String usual) {
        String pattern = String.valueOf(text(argument));
        String actual = environment.get(variable);
        String given = text("comparator");
        String comparator = given == null ? usual : given.toUpperCase(Locale.ROOT);
        if (!COMPARATORS.contains(comparator)) {
            throw new FindingsException(
                    Finding.notAllowed("pipeline/argument-value", "comparator", comparator, COMPARATORS));
        }
        return actual != null
                && switch (comparator) {
                    case "EQUALS" -> actual.equals(pattern);
                    case "REGEXP" -> actual.matches(pattern);
                    default -> new AntPattern(pattern).matches(actual);
                };
    }

    private @Nullable String text(String argument) {
        Object value = arguments.get(argument);
        return value == null ? null : value.toString();
    }
}
