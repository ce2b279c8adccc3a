package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.Re2Syntax;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.List;

/** Rules on {@code {exact|prefix|regex: text}}. */
final class StringMatchRules {

    private static final String MATCH = "istio/string-match";
    private static final List<String> WORDS = List.of("exact", "prefix", "regex");

    private StringMatchRules() {}

    /** Exactly one of exact, prefix and regex; a prefix is not empty and a regex is RE2. */
    static void check(Field match) {
        if (match.absent()) {
            return;
        }
        oneWord(match);
        if (match.get("prefix").is("")) {
            match.get("prefix").error(MATCH, "an empty prefix would match everything");
        }
        regex(match.get("regex"));
    }

    /** The same for the path, whose prefix Istio lets be empty. */
    static void uri(Field match) {
        if (match.present()) {
            oneWord(match);
            regex(match.get("regex"));
        }
    }

    /** An RE2 expression of 1 to 1024 characters. */
    static void regex(Field field) {
        field.text()
                .flatMap(Re2Syntax::problem)
                .ifPresent(problem -> field.error("istio/regex", "not an RE2 expression, " + problem + ":"));
    }

    private static void oneWord(Field match) {
        long words = WORDS.stream().filter(match::has).count();
        if (words != 1) {
            match.error(
                    MATCH,
                    words == 0 ? "says nothing to compare with" : "says more than one way to compare",
                    "write exactly one of exact, prefix and regex");
        }
    }
}
