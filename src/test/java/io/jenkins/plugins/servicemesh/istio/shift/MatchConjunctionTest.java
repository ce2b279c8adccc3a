package io.jenkins.plugins.servicemesh.istio.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two lists of conditions on requests become one that asks for both. */
class MatchConjunctionTest {

    private static JsonArray list(String yaml) {
        return Planning.tree("{list: " + yaml + "}").array("list");
    }

    private static JsonArray both(String base, String wanted) {
        return MatchConjunction.of(list(base), list(wanted));
    }

    @Test
    void eachAlternativeMeetsEachOther() {
        assertThat(both(
                        "[{uri: {prefix: /a}, name: first}, {port: 80}]",
                        "[{headers: {x: {exact: '1'}}}, {method: {exact: PUT}}]"))
                .isEqualTo(list("""
                                [{uri: {prefix: /a}, headers: {x: {exact: '1'}}}, {uri: {prefix: /a}, method: {exact: PUT}},
                                 {port: 80, headers: {x: {exact: '1'}}}, {port: 80, method: {exact: PUT}}]
                                """));
    }

    @Test
    void noConditionIsEveryRequest() {
        assertThat(both("[]", "[{headers: {x: {}}}]")).isEqualTo(list("[{headers: {x: {}}}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{prefix: /a}  | {prefix: /a/b} | {prefix: /a/b}",
                "{prefix: /a/b} | {prefix: /a}  | {prefix: /a/b}",
                "{prefix: /a}  | {exact: /a/b}  | {exact: /a/b}",
                "{exact: /a/b} | {prefix: /a}   | {exact: /a/b}",
                "{regex: x}    | {regex: x}     | {regex: x}",
                "{}            | {regex: x}     | {regex: x}",
                "{regex: x}    | {}             | {regex: x}"
            })
    void theNarrowerOfTwoConditionsOnOneTextStays(String base, String wanted, String expected) {
        assertThat(both("[{uri: " + base + "}]", "[{uri: " + wanted + "}]"))
                .isEqualTo(list("[{uri: " + expected + "}]"));
        assertThat(both("[{headers: {h: " + base + "}}]", "[{headers: {h: " + wanted + "}}]"))
                .isEqualTo(list("[{headers: {h: " + expected + "}}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{prefix: /a} | {prefix: /b}", "{exact: /a} | {exact: /b}", "{prefix: /a} | {exact: /b}"})
    void conditionsThatExcludeEachOtherLeaveNothing(String base, String wanted) {
        assertThat(both("[{uri: " + base + "}]", "[{uri: " + wanted + "}]")).isEqualTo(JsonArray.EMPTY);
        assertThat(both("[{queryParams: {q: " + base + "}}]", "[{queryParams: {q: " + wanted + "}}]"))
                .isEqualTo(JsonArray.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{uri: {regex: a}} | {uri: {prefix: /b}}",
                "{headers: {h: {exact: a}}} | {headers: {h: {regex: b}}}",
                "{withoutHeaders: {h: {exact: a}}} | {withoutHeaders: {h: {exact: b}}}",
                "{uri: {prefix: /a}, ignoreUriCase: true} | {uri: {prefix: /a/b}}"
            })
    void whatIstioHasNoWordsForIsRefused(String base, String wanted) {
        assertThatThrownBy(() -> both("[" + base + "]", "[" + wanted + "]"))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("Istio has no words for two conditions on one");
    }

    @Test
    void whatARequestMustNotHaveStays() {
        assertThat(both("[{withoutHeaders: {a: {}}}]", "[{withoutHeaders: {b: {exact: c}}}]"))
                .isEqualTo(list("[{withoutHeaders: {a: {}, b: {exact: c}}}]"));
        assertThat(both("[{withoutHeaders: {a: {}}}]", "[{withoutHeaders: {a: {}}}]"))
                .isEqualTo(list("[{withoutHeaders: {a: {}}}]"));
    }
}
