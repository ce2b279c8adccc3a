package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a text is an expression of RE2, which Envoy uses: what RE2 lacks is refused, what only Java reads otherwise is
 * rewritten, and Java's own compiler judges the rest.
 */
public final class Re2Syntax {

    private static final int LONGEST = 1024; // Istio's limit
    private static final int MOST_REPEATS = 1000;
    private static final Pattern GROUP = Pattern.compile("\\(\\?(P?<\\w+>|[imsU]*(-[imsU]+)?[:)])");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,6})(,(\\d{0,6}))?\\}");
    private static final String ESCAPES = "afnrtvxCQEAbBzdDsSwWpP01234567";

    private final String text;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private boolean inClass;
    private int repeatEnd = -1; // just behind the last {n,m}

    private Re2Syntax(String text) {
        this.text = text;
    }

    /** What is wrong with it; empty when it is RE2. */
    public static Optional<String> problem(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.of("it needs 1 to " + LONGEST + " characters");
        }
        return new Re2Syntax(text).problem();
    }

    private Optional<String> problem() {
        while (at < text.length()) {
            Optional<String> problem = step();
            if (problem.isPresent()) {
                return problem;
            }
        }
        try {
            Pattern.compile(java.toString());
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    private Optional<String> step() {
        char c = text.charAt(at);
        if (c == '\\') {
            return escape();
        }
        if (inClass) {
            return inClass(c);
        }
        if (text.startsWith("(?", at)) {
            return group();
        }
        if (c == '{') {
            return brace();
        }
        if (c == '+' && at > 0 && isPossessive()) {
            return Optional.of("RE2 has no possessive repetition");
        }
        inClass = c == '[';
        return copy(c == '[' && text.startsWith("[^", at) ? 2 : 1);
    }

    private boolean isPossessive() {
        boolean escaped = at > 1 && text.charAt(at - 2) == '\\';
        return at == repeatEnd || "*+?".indexOf(text.charAt(at - 1)) >= 0 && !escaped;
    }

    private Optional<String> escape() {
        if (at + 1 == text.length()) {
            return Optional.of("it ends in a backslash");
        }
        char escaped = text.charAt(at + 1);
        if (Character.isLetterOrDigit(escaped) && ESCAPES.indexOf(escaped) < 0) {
            return Optional.of("RE2 has no \\" + escaped);
        }
        if (escaped == 'Q') {
            int end = text.indexOf("\\E", at);
            return copy((end < 0 ? text.length() : end + 2) - at);
        }
        if ("xpP".indexOf(escaped) >= 0 && text.startsWith("{", at + 2)) {
            return named();
        }
        return Character.isDigit(escaped) ? octal(escaped) : escaped == 'C' ? anyOne(2) : copy(2);
    }

    /** {@code \x{10FFFF}} or {@code \p{Greek}}: Java knows other names. */
    private Optional<String> named() {
        int end = text.indexOf('}', at);
        return end < 0 ? Optional.of("'}' is missing") : anyOne(end + 1 - at);
    }

    private Optional<String> octal(char first) {
        boolean number = first == '0' || at + 2 < text.length() && Character.isDigit(text.charAt(at + 2));
        return number ? anyOne(2) : Optional.of("RE2 has no back references");
    }

    /** Stands for one character that Java would write otherwise. */
    private Optional<String> anyOne(int length) {
        java.append('.');
        at += length;
        return Optional.empty();
    }

    private Optional<String> inClass(char c) {
        if (c == '[' && !text.startsWith("[:", at) || c == '&') {
            java.append('\\'); // literal in RE2; in Java a class in a class, or an intersection
        }
        int end = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
        if (end > 0) {
            return copy(end + 2 - at);
        }
        inClass = c != ']';
        return copy(1);
    }

    private Optional<String> group() {
        Matcher group = GROUP.matcher(text).region(at, text.length());
        if (!group.lookingAt()) {
            return Optional.of("RE2 has no look-around and no such group");
        }
        java.append(group.group().endsWith(")") ? "(?:)" : "(");
        at = group.end();
        return Optional.empty();
    }

    private Optional<String> brace() {
        Matcher repeat = REPEAT.matcher(text).region(at, text.length());
        if (!repeat.lookingAt()) {
            java.append('\\'); // a brace that is no repetition is literal in RE2
            return copy(1);
        }
        String most = repeat.group(3);
        boolean tooMany = Integer.parseInt(repeat.group(1)) > MOST_REPEATS
                || most != null && !most.isEmpty() && Integer.parseInt(most) > MOST_REPEATS;
        repeatEnd = repeat.end();
        return tooMany ? Optional.of("it repeats more than " + MOST_REPEATS + " times") : copy(repeat.end() - at);
    }

    private Optional<String> copy(int length) {
        java.append(text, at, at + length);
        at += length;
        return Optional.empty();
    }
}
