package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
