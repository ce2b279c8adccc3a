package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language: all its blocks, found by following the tables from the outermost one. Immutable. */
public final class Grammar {

    private final Block<?> outermost;
    private final Map<String, Block<?>> blocks;

    private Grammar(Block<?> outermost, Map<String, Block<?>> blocks) {
        this.outermost = outermost;
        this.blocks = Collections.unmodifiableMap(blocks);
    }

    /** The language whose words stand in this block and in those that it opens; each block has a name of its own. */
    public static Grammar of(Block<?> outermost) {
        Map<String, Block<?>> blocks = new LinkedHashMap<>();
        collect(outermost, blocks);
        return new Grammar(outermost, blocks);
    }

    private static void collect(Block<?> block, Map<String, Block<?>> blocks) {
        blocks.put(block.name(), block);
        block.words().values().forEach(word -> word.body().ifPresent(opened -> collect(opened, blocks)));
    }

    /** The block in which nothing else has been opened. */
    public Block<?> outermost() {
        return outermost;
    }

    /** All blocks, each after the one that it first stands in. */
    public List<Block<?>> blocks() {
        return new ArrayList<>(blocks.values());
    }

    public Optional<Block<?>> block(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(blocks.get(name));
    }

    /** Whether any block has this word. */
    public boolean knows(String word) {
        return !blocksWith(word).isEmpty();
    }

    /** The names of the blocks that have this word. */
    List<String> blocksWith(String word) {
        return blocks.values().stream()
                .filter(block -> block.has(word))
                .map(Block::name)
                .toList();
    }

    /**
     * Reads the statements of a block by the tables.
     *
     * @param place of the block, with its path in the intent
     * @return the state that the block ends with
     * @throws FindingsException with all that is wrong
     */
    public <S> S read(Block<S> block, List<Statement> statements, Place place) {
        BlockReader<S> reader = new BlockReader<>(this, block, place, null);
        return reader.read(statements).orElseThrow(() -> new FindingsException(reader.findings()));
    }

    /** What is wrong with a word that this block does not have: it is another block's, or nobody's. */
    public Finding stranger(Block<?> block, String word) {
        return Refusal.stranger(block, word, blocksWith(word));
    }
}
