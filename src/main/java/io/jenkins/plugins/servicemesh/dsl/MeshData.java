package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode;
import io.jenkins.plugins.servicemesh.dsl.data.DataReader;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the language as data: maps, lists, texts, numbers and flags, as a Pipeline step's arguments give them. The words are
 * those of the closure form, and so are the findings.
 *
 * <p>A block is a map whose keys are its words: {@code circuitBreaker: [consecutive5xx: 5]}. A word's value is its argument,
 * a list of its arguments ({@code versions: ['v1', 'v2']}), or a map of its arguments by name and of the words of the block
 * that it opens ({@code retries: [attempts: 3, perTry: '500ms']}); a word without arguments takes {@code true}. A word that
 * may be written several times takes a list of such values, or a map by what each is about ({@code service: [reviews:
 * [...]]}); its plural is taken, too.
 */
public final class MeshData {

    private MeshData() {}

    /**
     * What the words of a {@code mesh} block ask for.
     *
     * @param data by word, for example {@code [service: [reviews: [requestTimeout: '3s']]]}
     * @param place where it was written, for example a step's line; its path does not count
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong
     */
    public static MeshIntent intent(
            Optional<String> cluster, Optional<String> namespace, Map<String, ?> data, Place place) {
        Map<String, Object> named = new LinkedHashMap<>();
        cluster.ifPresent(name -> named.put("cluster", name));
        namespace.ifPresent(name -> named.put("namespace", name));
        List<Statement> words = DataReader.statements(MeshLanguage.MESH, DataNode.of(data, place));
        return MeshIntent.read(Statement.ofData(MeshLanguage.MESH.name(), List.of(), named, place)
                .withBody(words));
    }

    /**
     * What the words of any other block ask for.
     *
     * @param block one of {@link MeshLanguage}
     * @param data by word
     * @param place where it was written; findings add the block's words to its path
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong
     */
    public static <S> S block(Block<S> block, Map<String, ?> data, Place place) {
        return MeshLanguage.GRAMMAR.read(block, DataReader.statements(block, DataNode.of(data, place)), place);
    }
}
