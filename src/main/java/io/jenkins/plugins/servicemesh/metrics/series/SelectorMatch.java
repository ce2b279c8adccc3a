package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether labels are those that a selector means; a label that is not there is an empty one, as in Prometheus. */
public final class SelectorMatch implements Predicate<Map<String, String>> {

    private final String name;
    private final List<Predicate<Map<String, String>>> conditions;

    /** @throws java.util.regex.PatternSyntaxException for a regular expression that is none */
    public SelectorMatch(SeriesSelector selector) {
        name = selector.metric();
        conditions = selector.matchers().stream().map(SelectorMatch::condition).toList();
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return name.equals(labels.get(Series.NAME))
                && conditions.stream().allMatch(condition -> condition.test(labels));
    }

    private static Predicate<Map<String, String>> condition(LabelMatcher matcher) {
        Predicate<String> value = value(matcher);
        return labels -> value.test(labels.getOrDefault(matcher.label(), ""));
    }

    private static Predicate<String> value(LabelMatcher matcher) {
        return switch (matcher.operator()) {
            case EQUALS -> matcher.value()::equals;
            case EQUALS_NOT -> text -> !matcher.value().equals(text);
            case MATCHES -> Pattern.compile(matcher.value()).asMatchPredicate();
            case MATCHES_NOT ->
                Pattern.compile(matcher.value()).asMatchPredicate().negate();
        };
    }
}
