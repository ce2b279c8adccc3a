package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.util.List;
import java.util.Optional;

/** All words of the DSL, for help, documentation and whitelists: the same tables that read them. */
public final class DslWords {

    /**
     * A word.
     *
     * @param block the block in which it stands; {@code script} for {@code mesh} itself
     * @param name the word
     * @param help what it does
     * @param takes its arguments, in words; empty when it takes none
     * @param opens the block that it may open
     * @param repeatable whether it may be written several times in its block
     * @param example how it is written
     */
    public record Entry(
            String block,
            String name,
            String help,
            String takes,
            Optional<String> opens,
            boolean repeatable,
            String example) {}

    private DslWords() {}

    /** All words, block by block, from the outermost to the innermost. */
    public static List<Entry> all() {
        return MeshLanguage.GRAMMAR.blocks().stream()
                .flatMap(block -> block.words().values().stream().map(word -> entry(block, word)))
                .toList();
    }

    /** The words of one block, in the order in which they are best explained. */
    public static List<Entry> of(String block) {
        return all().stream().filter(entry -> entry.block.equals(block)).toList();
    }

    /** The names of all blocks, from the outermost to the innermost. */
    public static List<String> blocks() {
        return MeshLanguage.GRAMMAR.blocks().stream().map(Block::name).toList();
    }

    private static Entry entry(Block<?> block, Word<?> word) {
        return new Entry(
                block.name(),
                word.name(),
                word.help(),
                word.signature(),
                word.bodyName(),
                !word.once(),
                word.example());
    }
}
