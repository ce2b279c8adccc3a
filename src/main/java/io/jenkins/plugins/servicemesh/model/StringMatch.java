package io.jenkins.plugins.servicemesh.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How a text of a request is compared. */
public sealed interface StringMatch {

    /** The text that is compared with: a whole value, its beginning, or an RE2 expression for the whole of it. */
    String text();

    /** The word for it, in the DSL and in Istio: {@code exact}, {@code prefix} or {@code regex}. */
    String word();

    /** Equal, letter case included. */
    record Exact(String text) implements StringMatch {
        @Override
        public String word() {
            return "exact";
        }
    }

    /** Begins with this text, taken literally: no character needs escaping. */
    record Prefix(String text) implements StringMatch {
        public Prefix {
            if (text.isEmpty()) {
                throw new InvalidValueException("prefix", text, "a text that is not empty");
            }
        }

        @Override
        public String word() {
            return "prefix";
        }
    }

    /** The whole text matches this expression of at most 1,024 characters. */
    record Regex(String text) implements StringMatch {
        private static final int LONGEST = 1024; // Istio's limit

        public Regex {
            if (text.isEmpty() || text.length() > LONGEST) {
                throw new InvalidValueException("regex", text, "1 to 1024 characters of RE2 syntax");
            }
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new InvalidValueException("regex", text, "RE2 syntax (" + e.getDescription() + ")");
            }
        }

        @Override
        public String word() {
            return "regex";
        }
    }
}
