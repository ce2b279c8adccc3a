package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selectors as PromQL writes them: {@code istio_requests_total{reporter="destination",destination_workload=~"a|b"}}. */
public final class SelectorText {

    private static final Pattern SELECTOR =
            Pattern.compile("\\s*([a-zA-Z_:][\\w:]*)\\s*(?:\\{(.*)})?\\s*", Pattern.DOTALL);
    private static final Pattern MATCHER =
            Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"\\s*(,|$)");

    private SelectorText() {}

    /** The selector, its values escaped. */
    public static String print(SeriesSelector selector) {
        return selector.metric() + "{" + print(selector.matchers()) + "}";
    }

    /** The matchers alone, as they stand between the braces. */
    public static String print(List<LabelMatcher> matchers) {
        return matchers.stream()
                .map(matcher -> matcher.label() + matcher.operator().sign() + '"' + escaped(matcher.value()) + '"')
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Reads a plain selector; empty for any other expression. */
    public static Optional<SeriesSelector> parse(String expression) {
        Matcher selector = SELECTOR.matcher(expression);
        if (!selector.matches()) {
            return Optional.empty();
        }
        String within = selector.group(2) == null ? "" : selector.group(2);
        return matchers(within).map(matchers -> new SeriesSelector(selector.group(1), matchers));
    }

    private static Optional<List<LabelMatcher>> matchers(String text) {
        List<LabelMatcher> matchers = new ArrayList<>();
        Matcher matcher = MATCHER.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            matchers.add(new LabelMatcher(matcher.group(1), operator(matcher.group(2)), unescaped(matcher.group(3))));
            end = matcher.end();
        }
        return text.substring(end).isBlank() ? Optional.of(matchers) : Optional.empty();
    }

    private static Operator operator(String sign) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private static String unescaped(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            value.append(c);
        }
        return value.toString();
    }
}
