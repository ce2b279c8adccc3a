package io.jenkins.plugins.servicemesh.check.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeMismatchTest {

    private static final String WHERE = "Ship sea/titanic, spec.field: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            string  | 5       | must be a text, not the number '5'; write '5'
            string  | true    | must be a text, not the boolean 'true'; write 'true'
            string  | [a]     | must be a text, not a list
            string  | {a: b}  | must be a text, not an object
            string  | null    | must be a text, not null; leave it out
            integer | "'50'"  | must be an integer, not the text '50'; write 50 without quotes
            integer | "'5.5'" | must be an integer, not the text '5.5'
            integer | "'5%'"  | must be an integer, not the text '5%'
            integer | 5.7     | must be an integer, not the number '5.7'
            integer | true    | must be an integer, not the boolean 'true'
            number  | "'5.5'" | must be a number, not the text '5.5'; write 5.5 without quotes
            boolean | "'no'"  | must be true or false, not the text 'no'; write false without quotes
            boolean | "'ja'"  | must be true or false, not the text 'ja'
            boolean | 1       | must be true or false, not the number '1'
            object  | [a]     | must be an object, not a list; write one block, not a list
            object  | a       | must be an object, not the text 'a'
            array   | a       | must be a list, not the text 'a'; write a list, even of one item
            """)
    void aValueOfAnotherTypeIsNamedWithHowToWriteItRight(String type, String value, String sentence) {
        String yaml = value.replace("\"", "");
        assertThat(Definitions.checkField("{type: " + type + "}", yaml))
                .extracting(Finding::describe)
                .containsExactly(WHERE + sentence);
    }

    @Test
    void aMapMustBeAnObject() {
        assertThat(Definitions.checkField("{type: object, additionalProperties: {type: string}}", "[a]"))
                .extracting(Finding::message)
                .containsExactly("must be an object, not a list");
    }

    @Test
    void aDurationWithoutItsUnitIsAdvisedToHaveOne() {
        String duration = "{type: string, x-kubernetes-validations: [{rule: \"duration(self) >= duration('1ms')\"}]}";
        assertThat(Definitions.checkField(duration, "5"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be a text, not the number '5'; give the unit, as in 5s");
    }

    @Test
    void aTextOrIntegerTakesBothAndNothingElse() {
        String schema = "{x-kubernetes-int-or-string: true}";
        assertThat(Definitions.checkField(schema, "http")).isEmpty();
        assertThat(Definitions.checkField(schema, "80")).isEmpty();
        assertThat(Definitions.checkField(schema, "80.5"))
                .extracting(Finding::message)
                .containsExactly("must be a text or an integer, not the number");
        assertThat(Definitions.checkField(schema, "[80]"))
                .extracting(Finding::rule)
                .containsExactly("schema/type");
    }

    @Test
    void anIntegerMayBeWrittenWithAPoint() {
        assertThat(Definitions.checkField("{type: integer}", "5.0")).isEmpty();
    }

    @Test
    void nullIsFineWhereTheDefinitionSaysSo() {
        assertThat(Definitions.checkField("{type: integer, nullable: true}", "null"))
                .isEmpty();
        assertThat(Definitions.checkField("{type: integer, nullable: true}", "a"))
                .extracting(Finding::rule)
                .containsExactly("schema/type");
    }

    @Test
    void nullIsFineWhereTheServerHasADefault() {
        assertThat(Definitions.checkField("{type: integer, default: 3}", "null"))
                .isEmpty();
    }

    @Test
    void anythingIsFineWhereTheDefinitionSaysNothing() {
        assertThat(Definitions.checkField("{x-kubernetes-preserve-unknown-fields: true}", "[1, {a: null}]"))
                .isEmpty();
    }

    @Test
    void aTextThatWouldBeWrongWithQuotesTooIsNotAdvised() {
        assertThat(Definitions.checkField("{type: string, enum: [STRICT]}", "5"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be a text, not the number '5'");
        assertThat(Definitions.checkField("{type: string, pattern: '^[a-z]s$'}", "true"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be a text, not the boolean 'true'");
    }

    private static final String MATCH = """
            {type: object, properties: {exact: {type: string}, regex: {type: string}, port: {type: integer}}}
            """;

    @Test
    void aValueInPlaceOfItsBlockIsShownInTheBlock() {
        assertThat(Definitions.checkField(MATCH, "80"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be an object, not the number '80'; write {port: 80}");
        assertThat(Definitions.checkField(MATCH, "/a"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be an object, not the text '/a'; write {exact: /a} or {regex: /a}");
        assertThat(Definitions.checkField(MATCH, "true"))
                .extracting(Finding::describe)
                .containsExactly(WHERE + "must be an object, not the boolean 'true'");
    }
}
