package io.jenkins.plugins.servicemesh.check.schema.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: string, enum: [STRICT, DISABLE]}     | strict | schema/enum    | unknown value 'strict'; allowed: STRICT, DISABLE; did you mean 'STRICT'?
            {type: integer, enum: [301, 302]}           | 404    | schema/enum    | unknown value '404'; allowed: 301, 302
            {type: integer, minimum: 1}                 | 0      | schema/range   | must be at least 1, not '0'
            {type: integer, maximum: 9}                 | 10     | schema/range   | must be at most 9, not '10'
            {type: number, minimum: 0, maximum: 1}      | 1.5    | schema/range   | must be at least 0 and at most 1, not '1.5'
            {type: integer, format: int32}              | 2147483648 | schema/format | must fit into 32 bits, unlike '2147483648'
            {type: integer, format: int64}              | -9223372036854775809 | schema/format | must fit into 64 bits, unlike '-9223372036854775809'
            {type: string, minLength: 1}                | ''     | schema/length  | must not be empty
            {type: string, minLength: 3}                | ab     | schema/length  | must have at least 3 characters, not 2
            {type: string, maxLength: 1}                | ab     | schema/length  | must have at most 1 character, not 2
            {type: array, maxItems: 1, items: {type: string}} | [a, b] | schema/length | must have at most 1 item, not 2
            {type: array, minItems: 2, items: {type: string}} | []     | schema/length | must have at least 2 items, not 0
            {type: object, minProperties: 1, additionalProperties: {type: string}} | {} | schema/length | must not be empty
            {type: string, pattern: '^[a-z]+$'}         | a1     | schema/pattern | must match ^[a-z]+$, unlike 'a1'
            {x-kubernetes-int-or-string: true, pattern: '^[a-z]+$'} | a1 | schema/pattern | must match ^[a-z]+$, unlike 'a1'
            {type: string, format: date-time}           | today  | schema/format  | must be a date and time such as 2026-01-31T12:00:00Z, not 'today'
            {type: string, format: duration}            | apple  | schema/format  | must be a duration such as 5s or 1m30s, not 'apple'
            {type: string, format: byte}                | 'a?'   | schema/format  | must be Base64, not 'a?'
            """, quoteCharacter = '"')
    void aWrongValueIsOneFindingThatSaysWhatIsRight(String schema, String value, String rule, String sentence) {
        assertThat(Definitions.checkField(schema, value))
                .extracting(Finding::rule, Finding::describe)
                .containsExactly(tuple(rule, "Ship sea/titanic, spec.field: " + sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: string, enum: [STRICT, DISABLE]}     | STRICT
            {type: integer, enum: [301, 302]}           | 301
            {type: integer, enum: [1, null], nullable: true} | 1
            {type: array, x-kubernetes-list-type: set, items: {type: object, additionalProperties: {type: string}}} | [{a: b}, {a: c}]
            {type: integer, minimum: 1, maximum: 9}     | 1
            {type: integer, minimum: 1, maximum: 9}     | 9
            {type: integer, format: int32}              | -2147483648
            {type: integer, format: int64}              | 9223372036854775807
            {type: integer}                             | 99999999999999999999
            {type: string, minLength: 1, maxLength: 1}  | 😀
            {type: string, pattern: 'b'}                | abc
            {type: string, format: date-time}           | 2026-01-31T12:00:00.5+01:00
            {type: string, format: duration}            | 1h2m3.5s
            {type: string, format: byte}                | aGk=
            {type: string, format: ipv9}                | anything
            {type: object, additionalProperties: true}  | {a: 1}
            """)
    void aRightValueIsAccepted(String schema, String value) {
        assertThat(Definitions.checkField(schema, value)).isEmpty();
    }

    @Test
    void theItemsOfAListAreCheckedEach() {
        assertThat(Definitions.checkField("{type: array, items: {type: integer, minimum: 1}}", "[0, 1, a]"))
                .extracting(finding -> finding.place().path())
                .containsExactly("spec.field[0]", "spec.field[2]");
    }

    @Test
    void theValuesOfAMapAreCheckedEach() {
        assertThat(Definitions.checkField("{type: object, additionalProperties: {type: integer}}", "{a: 1, b: c}"))
                .extracting(finding -> finding.place().path())
                .containsExactly("spec.field.b");
    }

    @Test
    void aValueThatStandsTwiceInASetIsRefused() {
        assertThat(Definitions.checkField(
                        "{type: array, x-kubernetes-list-type: set, items: {type: string}}", "[a, b, a]"))
                .extracting(Finding::rule, Finding::describe)
                .containsExactly(tuple(
                        "schema/duplicate-key",
                        "Ship sea/titanic, spec.field[2]: has the same value as item [0]: 'a'"));
    }

    private static final String PORTS = """
            {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [number, protocol],
             items: {type: object, properties: {number: {type: integer}, protocol: {type: string, default: TCP}}}}
            """;

    @Test
    void twoItemsOfOneKeyAreRefusedDefaultsCounted() {
        assertThat(Definitions.checkField(PORTS, "[{number: 1}, {number: 2}, {number: 1, protocol: TCP}]"))
                .extracting(Finding::describe)
                .containsExactly(
                        "Ship sea/titanic, spec.field[2]: has the same number, protocol as item [0]: '1, TCP'");
    }

    @Test
    void whatIsNoItemIsComparedAsAWhole() {
        List<Finding> findings = Definitions.checkField(PORTS, "[a, a]");
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("schema/duplicate-key", "schema/type", "schema/type");
    }

    @Test
    void keysOfItemsThatAreNoClosedObjectsHaveNoDefaults() {
        String schema = """
                {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name],
                 items: {type: object, additionalProperties: {type: string}}}
                """;
        assertThat(Definitions.checkField(schema, "[{name: a}, {name: b}]")).isEmpty();
    }
}
