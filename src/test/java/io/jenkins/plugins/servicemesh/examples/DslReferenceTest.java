package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.DslWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/dsl.md is made from the grammar's own tables; with -Dwrite.docs=true this test writes it. */
class DslReferenceTest {

    private static final Path PAGE = Path.of("docs/dsl.md");

    @Test
    void thePageOfTheDslIsWhatTheGrammarSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("# The words of the DSL\n\n"
                + "Made from the grammar. A word that may stand several times in its block is marked with `*`.\n");
        for (String block : DslWords.blocks()) {
            page.append("\n## In ")
                    .append(block.equals("script") ? "the script" : '`' + block + '`')
                    .append("\n\n");
            page.append("| word | takes | what it does | example |\n| --- | --- | --- | --- |\n");
            DslWords.of(block).forEach(word -> page.append("| `")
                    .append(word.name())
                    .append(word.repeatable() ? "` * | " : "` | ")
                    .append(cell(word.takes()))
                    .append(" | ")
                    .append(cell(word.help()))
                    .append(" | `")
                    .append(cell(word.example()))
                    .append("` |\n"));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\n\\s*", " ");
    }
}
