package io.jenkins.plugins.servicemesh.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTextTest {

    @Test
    void aSelectorIsPrintedAsPromQlHasIt() {
        SeriesSelector selector = new SeriesSelector(
                "istio_requests_total",
                List.of(LabelMatcher.equal("a", "b"), new LabelMatcher("c", Operator.MATCHES_NOT, "d|e")));
        assertThat(SelectorText.print(selector)).isEqualTo("istio_requests_total{a=\"b\",c!~\"d|e\"}");
    }

    @Test
    void valuesCannotLeaveTheirQuotes() {
        SeriesSelector selector = new SeriesSelector(
                "m", List.of(LabelMatcher.equal("a", "\"} or up{x=\"\\"), LabelMatcher.equal("b", "\n")));
        assertThat(SelectorText.print(selector)).isEqualTo("m{a=\"\\\"} or up{x=\\\"\\\\\",b=\"\\n\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(m{a=\"b\"}[1m])",
                "m{a=\"b\"}[1m]",
                "sum(m)",
                "m{a='b'}",
                "m{a=\"b\"",
                "m{a=\"b\" c=\"d\"}",
                "1",
                "",
                "m{a=\"b\"} or n{c=\"d\"}"
            })
    void anythingElseIsNoSelector(String expression) {
        assertThat(SelectorText.parse(expression)).isEmpty();
    }

    @Test
    void aNameAloneIsASelector() {
        assertThat(SelectorText.parse(" up ")).contains(new SeriesSelector("up", List.of()));
        assertThat(SelectorText.parse("up{}")).contains(new SeriesSelector("up", List.of()));
    }

    @Provide
    Arbitrary<SeriesSelector> selectors() {
        Arbitrary<String> value =
                Arbitraries.strings().withChars("ab\"\\\n{},=~ é.*").ofMaxLength(8);
        Arbitrary<LabelMatcher> matcher = Combinators.combine(
                        Arbitraries.of("reporter", "le", "_x1"), Arbitraries.of(Operator.values()), value)
                .as(LabelMatcher::new);
        return matcher.list().ofMaxSize(4).map(matchers -> new SeriesSelector("istio_requests_total", matchers));
    }

    @Property(tries = 300)
    void whatIsPrintedIsReadAgain(@ForAll("selectors") SeriesSelector selector) {
        assertThat(SelectorText.parse(SelectorText.print(selector))).contains(selector);
    }

    @Test
    void aRegularExpressionIsAnchoredAtBothEnds() {
        SelectorMatch match =
                new SelectorMatch(new SeriesSelector("m", List.of(new LabelMatcher("a", Operator.MATCHES, "x|y"))));
        assertThat(match.test(Map.of("__name__", "m", "a", "y"))).isTrue();
        assertThat(match.test(Map.of("__name__", "m", "a", "xy"))).isFalse();
    }

    @Test
    void aLabelThatIsNotThereIsAnEmptyOne() {
        SelectorMatch match = new SelectorMatch(new SeriesSelector(
                "m", List.of(LabelMatcher.equal("a", ""), new LabelMatcher("b", Operator.EQUALS_NOT, "c"))));
        assertThat(match.test(Map.of("__name__", "m"))).isTrue();
    }
}
