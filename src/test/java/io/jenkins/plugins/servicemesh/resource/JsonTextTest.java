package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,2.50,\"x\",true,false,null],\"b\":{}}", "[]", "\"text\"", "1E+3", "null"})
    void whatIsParsedPrintsTheSame(String text) {
        assertThat(JsonText.print(JsonText.parse(text))).isEqualTo(text);
    }

    @Test
    void prettyTextIsIndented() {
        assertThat(JsonText.pretty(JsonText.parse("{\"a\":[1,{\"b\":2}]}")))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ]\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "[1,]", "{} {}", "{\"a\":1,\"a\":2}", "tru"})
    void whatIsNotOneValueIsRefused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(TextFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}[1]", "{} [1]", "\n{}\n[1]\n"})
    void documentsMayStandOneAfterTheOther(String text) {
        assertThat(JsonText.parseAll(text)).containsExactly(JsonText.parse("{}"), JsonText.parse("[1]"));
    }

    @Test
    void noDocumentIsNoneOfThem() {
        assertThat(JsonText.parseAll(" ")).isEmpty();
    }

    @Test
    void aDocumentThatIsBrokenIsRefusedByItsPlace() {
        assertThatThrownBy(() -> JsonText.parseAll("{}\n{"))
                .isInstanceOfSatisfying(
                        TextFormatException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void anErrorHasItsPlace() {
        assertThatThrownBy(() -> JsonText.parse("{\n  \"a\": x\n}"))
                .isInstanceOfSatisfying(TextFormatException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isGreaterThan(1);
                });
    }

    @Test
    void anObjectIsAskedForAsSuch() {
        assertThat(JsonText.parseObject("{\"a\":1}")).isEqualTo(JsonObject.of("a", 1));
        assertThatThrownBy(() -> JsonText.parseObject("[]"))
                .isInstanceOf(TextFormatException.class)
                .hasMessage("not a JSON object");
    }
}
