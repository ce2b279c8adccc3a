package io.jenkins.plugins.servicemesh.mesh.metric;

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
    }

    /** The label has this value. */
    public static LabelMatcher equal(String label, String value) {
        return new LabelMatcher(label, Operator.EQUALS, value);
    }
}
