package io.jenkins.plugins.servicemesh.check.schema.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import io.jenkins.plugins.servicemesh.check.schema.model.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceReaderTest {

    private static List<Choice> read(String yaml) {
        return ChoiceReader.read(Definitions.yaml(yaml));
    }

    @Test
    void oneOfRequiredFieldsIsExactlyOne() {
        assertThat(read("oneOf: [{required: [a]}, {required: [b]}]"))
                .containsExactly(new Choice(List.of("a", "b"), true));
    }

    @Test
    void oneOfRequiredFieldsOrNoneIsAtMostOne() {
        assertThat(
                        read(
                                "oneOf: [{not: {anyOf: [{required: [a]}, {required: [b]}]}}, {required: [a]}, {required: [b]}]"))
                .containsExactly(new Choice(List.of("a", "b"), false));
    }

    @Test
    void severalChoicesAreReadFromAllOf() {
        assertThat(
                        read(
                                "allOf: [{oneOf: [{required: [a]}, {required: [b]}]}, {oneOf: [{required: [c]}, {required: [d]}]}]"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "oneOf: [{not: {anyOf: [{required: [a]}]}}, {required: [a]}]",
                "oneOf: [{required: [a, b]}, {required: [c]}]",
                "oneOf: [{properties: {a: {enum: [b]}}}, {required: [c]}]",
                "oneOf: [{required: [a], properties: {}}, {required: [c]}]",
                "oneOf: [{not: {anyOf: [{required: [b]}, {required: [c]}]}, enum: []}, {required: [b]}, {required: [c]}]",
                "oneOf: [{not: {anyOf: [{enum: [a]}]}}, {required: [b]}, {required: [c]}]",
                "oneOf: [{not: {anyOf: [{required: [b]}]}}, {required: [b]}, {required: [c]}]",
                "oneOf: [{not: {enum: [a]}}, {required: [b]}, {required: [c]}]"
            })
    void anyOtherCombinationIsLeftToTheServer(String yaml) {
        assertThat(read(yaml)).isEmpty();
    }
}
