package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void whatIsPrintedReadsBackEqual() {
        JsonObject tree = JsonText.parseObject(
                "{\"a\":90,\"b\":0.5,\"c\":\"yes\",\"d\":null,\"e\":[true,\"90\",{\"f\":{}}],\"g\":\"line\\nline\"}");
        assertThat(YamlText.parseAll(YamlText.print(tree))).containsExactly(tree);
    }

    @Test
    void numbersArePrintedWithoutTags() {
        assertThat(YamlText.print(JsonText.parse("{\"weight\":90,\"percent\":0.5}")))
                .isEqualTo("weight: 90\npercent: 0.5\n");
    }

    @Test
    void aKeyWrittenTwiceIsAnErrorWithItsPlace() {
        assertThatThrownBy(() -> YamlText.parseAll("a: 1\nb: 2\na: 3\n"))
                .isInstanceOfSatisfying(TextFormatException.class, e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.getMessage()).contains("duplicate key a");
                });
    }

    @Test
    void emptyDocumentsAreLeftOut() {
        assertThat(YamlText.parseAll("---\n---\na: 1\n---\n")).containsExactly(JsonObject.of("a", 1));
    }

    @Test
    void aliasesThatStandForTooMuchAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 24; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> YamlText.parseAll(bomb.toString()))
                .isInstanceOf(TextFormatException.class)
                .hasMessage("more than 1000000 values with all aliases written out");
    }

    @Test
    void aListThatHoldsItselfIsRefused() {
        assertThatThrownBy(() -> YamlText.parseAll("a: &a [*a]\n"))
                .isInstanceOf(TextFormatException.class)
                .hasMessage("nested deeper than 500 levels with all aliases written out");
    }

    @Test
    void deepNestingIsRefusedAtItsPlace() {
        assertThatThrownBy(() -> YamlText.parseAll("a: 1\nb: " + "[".repeat(100_000)))
                .isInstanceOfSatisfying(TextFormatException.class, e -> {
                    assertThat(e.getMessage()).isEqualTo("nested deeper than 500 levels");
                    assertThat(e.line()).isEqualTo(2);
                });
    }

    @Test
    void anAliasIsWhatItStandsFor() {
        assertThat(YamlText.parseAll("a: &a [1]\nb: *a\n"))
                .containsExactly(JsonObject.of("a", JsonArray.of(List.of(JsonValue.of(1))))
                        .with("b", JsonArray.of(List.of(JsonValue.of(1)))));
    }
}
