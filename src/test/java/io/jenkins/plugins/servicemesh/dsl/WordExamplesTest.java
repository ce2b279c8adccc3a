package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Place;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of words: {@code words/BLOCK/WORD.mesh}. */
class WordExamplesTest {

    static Stream<DslWords.Entry> words() {
        return DslWords.all().stream();
    }

    @Test
    void noExampleIsWithoutItsWord() throws Exception {
        List<String> words =
                words().map(word -> word.block() + "/" + word.name() + ".mesh").toList();
        try (Stream<Path> files = Files.walk(directory())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> directory().relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(words);
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void theExampleInTheHelpIsTheOneThatIsTested(DslWords.Entry word) throws Exception {
        assertThat(example(word)).contains(word.example());
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyEvaluationOfAnExampleMeansTheSame(DslWords.Entry word) throws Throwable {
        List<Object> meanings = new ArrayList<>();
        for (Evaluation evaluation : Evaluation.values()) {
            meanings.add(evaluation.of(example(word)).stream()
                    .map(WordExamplesTest::meaning)
                    .toList());
        }
        assertThat(meanings).allMatch(meanings.get(0)::equals);
        assertThat((List<?>) meanings.get(0)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("words")
    void theDataFormOfAnExampleMeansTheSame(DslWords.Entry word) throws Exception {
        MeshIntent closure =
                new MeshDslEvaluator().evaluate(example(word), "example").get(0);

        MeshIntent data = MeshData.intent(closure.cluster(), closure.namespace(), closure.data(), Place.UNKNOWN);

        assertThat(meaning(data)).isEqualTo(meaning(closure));
        assertThat(data.data()).isEqualTo(closure.data());
    }

    /** How the mesh is to be, and what moves. */
    private static Object meaning(MeshIntent intent) {
        return List.of(intent.spec(), intent.rollouts());
    }

    static String example(DslWords.Entry word) throws IOException {
        return Files.readString(directory().resolve(word.block()).resolve(word.name() + ".mesh"));
    }

    private static Path directory() {
        try {
            return Path.of(WordExamplesTest.class.getResource("words").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
