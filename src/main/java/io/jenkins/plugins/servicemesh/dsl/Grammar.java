package io.jenkins.plugins.servicemesh.dsl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All blocks, found by following the tables from the outermost one. */
final class Grammar {

    private static final Map<String, Block<?>> BLOCKS = new LinkedHashMap<>();

    static {
        collect(RootBlock.BLOCK);
    }

    private Grammar() {}

    /** All blocks by name, each after the one that it first stands in. */
    static List<Block<?>> blocks() {
        return new ArrayList<>(BLOCKS.values());
    }

    static Optional<Block<?>> block(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(BLOCKS.get(name));
    }

    /** Whether any block has this word. */
    static boolean knows(String word) {
        return !blocksWith(word).isEmpty();
    }

    /** The names of the blocks that have this word. */
    static List<String> blocksWith(String word) {
        return BLOCKS.values().stream()
                .filter(block -> block.has(word))
                .map(Block::name)
                .toList();
    }

    private static void collect(Block<?> block) {
        BLOCKS.put(block.name(), block);
        block.words().values().forEach(word -> word.body().ifPresent(Grammar::collect));
    }
}
