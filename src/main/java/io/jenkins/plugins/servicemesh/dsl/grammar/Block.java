package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.NearMiss;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A block of the DSL: its table of words, and what they make of it. Immutable; each method returns a larger block.
 *
 * @param <S> what the words work on: a value that each word replaces
 * @param name of the word that opens it
 * @param start nothing written yet
 * @param words by name, in the order in which help lists them
 * @param end looks at the whole when all is written; throws {@code InvalidValueException} when parts do not fit
 * @param mayBeEmpty whether an empty block says something
 * @param owns kinds of names that are known in this block and below, each once
 * @param inPaths whether the paths of findings name it
 */
public record Block<S>(
        String name,
        S start,
        Map<String, Word<S>> words,
        UnaryOperator<S> end,
        boolean mayBeEmpty,
        Set<String> owns,
        boolean inPaths) {

    public Block {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        owns = Set.copyOf(owns);
    }

    /** A block without words yet. */
    public static <S> Block<S> named(String name, S start) {
        return new Block<>(name, start, Map.of(), UnaryOperator.identity(), false, Set.of(), true);
    }

    /** With a word that makes sense once. */
    public Block<S> word(
            String word, String help, String example, BiFunction<S, Call, S> action, Parameter<?>... parameters) {
        return with(new Word<>(word, help, example, List.of(parameters), Optional.empty(), true, action));
    }

    /** With a word that may be written several times. */
    public Block<S> repeatable(
            String word, String help, String example, BiFunction<S, Call, S> action, Parameter<?>... parameters) {
        return with(new Word<>(word, help, example, List.of(parameters), Optional.empty(), false, action));
    }

    /** With the word that opens this block, once. */
    public Block<S> block(
            Block<?> inner, String help, String example, BiFunction<S, Call, S> action, Parameter<?>... parameters) {
        return with(new Word<>(inner.name, help, example, List.of(parameters), Optional.of(inner), true, action));
    }

    /** With the word that opens this block, several times. */
    public Block<S> repeatableBlock(
            Block<?> inner, String help, String example, BiFunction<S, Call, S> action, Parameter<?>... parameters) {
        return with(new Word<>(inner.name, help, example, List.of(parameters), Optional.of(inner), false, action));
    }

    /** With a word that opens this block under a name of its own, several times: where another block of the language has the word's name. */
    public Block<S> opening(
            String word,
            Block<?> inner,
            String help,
            String example,
            BiFunction<S, Call, S> action,
            Parameter<?>... parameters) {
        return with(new Word<>(word, help, example, List.of(parameters), Optional.of(inner), false, action));
    }

    /** This block with these of its words only. */
    public Block<S> only(String... chosen) {
        Map<String, Word<S>> fewer = new LinkedHashMap<>(words);
        fewer.keySet().retainAll(List.of(chosen));
        return new Block<>(name, start, fewer, end, mayBeEmpty, owns, inPaths);
    }

    /** With all words of another block, which work on a part of this block's state. */
    public <T> Block<S> adopting(Block<T> other, Function<S, T> part, BiFunction<S, T, S> put) {
        Block<S> larger = this;
        for (Word<T> word : other.words.values()) {
            larger = larger.with(word.on(part, put));
        }
        return larger;
    }

    /** With a look at the whole when all is written; it throws {@code InvalidValueException} when parts do not fit. */
    public Block<S> endingWith(UnaryOperator<S> check) {
        return new Block<>(name, start, words, check, mayBeEmpty, owns, inPaths);
    }

    /** An empty block says something. */
    public Block<S> maybeEmpty() {
        return new Block<>(name, start, words, end, true, owns, inPaths);
    }

    /** Names of these kinds are known in this block and below. */
    public Block<S> owning(String... kinds) {
        return new Block<>(name, start, words, end, mayBeEmpty, Set.of(kinds), inPaths);
    }

    /** Paths of findings do not name it, because it goes without saying. */
    public Block<S> leftOutOfPaths() {
        return new Block<>(name, start, words, end, mayBeEmpty, owns, false);
    }

    public boolean has(String word) {
        return words.containsKey(word);
    }

    /** The word of this name, or of this plural. */
    public Optional<Word<S>> called(String name) {
        return Optional.ofNullable(words.get(name)).or(() -> words.values().stream()
                .filter(word -> word.plural().filter(name::equals).isPresent())
                .findFirst());
    }

    /** The word of this name, or the one that was most likely meant by it. */
    public Optional<Word<S>> meant(String word) {
        return Optional.ofNullable(words.get(word))
                .or(() -> NearMiss.among(words.keySet(), word).map(words::get));
    }

    private Block<S> with(Word<S> word) {
        Map<String, Word<S>> more = new LinkedHashMap<>(words);
        more.put(word.name(), word);
        return new Block<>(name, start, more, end, mayBeEmpty, owns, inPaths);
    }
}
