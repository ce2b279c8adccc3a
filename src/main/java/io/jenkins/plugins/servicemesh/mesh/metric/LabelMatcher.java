package io.jenkins.plugins.servicemesh.mesh.metric;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition on a label, as PromQL has it. A regular expression is anchored at both ends.
 *
 * @param value a text, or for {@link Operator#MATCHES} and {@link Operator#MATCHES_NOT} a regular expression (RE2)
 */
public record LabelMatcher(String label, Operator operator, String value) {

    /** How the label is compared. */
    public enum Operator {
        EQUALS("="),
        EQUALS_NOT("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As PromQL writes it. */
        public String sign() {
            return sign;
        }

        private static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final Pattern TEXT = Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"([^\"\\\\]*)\"\\s*");

    /**
     * Reads a matcher as PromQL writes it: {@code cluster="prod"}.
     *
     * @throws InvalidValueException when it is none, or its value has a quote or a backslash in it
     */
    public static LabelMatcher parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValueException("label matcher", text, "LABEL=\"VALUE\", or with !=, =~ or !~");
        }
        return new LabelMatcher(parts.group(1), Operator.of(parts.group(2)), parts.group(3));
    }

    /** The label has this value. */
    public static LabelMatcher equal(String label, String value) {
        return new LabelMatcher(label, Operator.EQUALS, value);
    }
}
