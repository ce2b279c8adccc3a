package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.DslWords;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

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
                + "Made from the grammar. A word that may stand several times in its block is marked with `*`. How data is"
                + " read, and what a mesh file is: [mesh-file.md](mesh-file.md). What a `.mesh` file may do in Jenkins:"
                + " [jenkins.md](jenkins.md#the-sandbox).\n");
        for (String block : DslWords.blocks()) {
            page.append("\n## In ")
                    .append(block.equals("script") ? "the script" : '`' + block + '`')
                    .append("\n\n");
            page.append("| word | takes | what it does | example | as data |\n| --- | --- | --- | --- | --- |\n");
            DslWords.of(block).forEach(word -> page.append("| `")
                    .append(word.name())
                    .append(word.repeatable() ? "` * | " : "` | ")
                    .append(cell(word.takes()))
                    .append(" | ")
                    .append(cell(word.help()))
                    .append(" | `")
                    .append(cell(word.example()))
                    .append("` | `")
                    .append(cell(data(word)))
                    .append("` |\n"));
        }
        return page.toString();
    }

    /** The word's own part of its example, as data. */
    private static String data(DslWords.Entry word) {
        Path example = Path.of(
                "src/test/resources/io/jenkins/plugins/servicemesh/dsl/words", word.block(), word.name() + ".mesh");
        try {
            MeshIntent intent = new MeshDslEvaluator().evaluate(example).get(0);
            Map<String, Object> whole = Map.of("mesh", intent.data());
            return flow(Map.of(word.name(), find(whole, word.name()).orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of this key, the outermost one. */
    private static Optional<Object> find(Map<?, ?> map, String key) {
        return map.containsKey(key)
                ? Optional.of(map.get(key))
                : map.values().stream()
                        .filter(Map.class::isInstance)
                        .flatMap(inner -> find((Map<?, ?>) inner, key).stream())
                        .findFirst();
    }

    private static String flow(Map<String, Object> data) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.FLOW)
                .setWidth(10_000)
                .build();
        String text = new Dump(settings).dumpToString(data).strip();
        return text.substring(1, text.length() - 1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\n\\s*", " ");
    }
}
