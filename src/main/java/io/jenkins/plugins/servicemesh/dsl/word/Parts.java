package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parts that {@code remove} takes away, called by the words that set them. */
final class Parts {

    private Parts() {}

    /** @throws InvalidValueException for a text that is no part's word */
    static <P extends Enum<P>> Set<P> parse(Class<P> type, Collection<String> words) {
        Set<P> parts = EnumSet.noneOf(type);
        words.forEach(word -> parts.add(parse(type, word)));
        return parts;
    }

    /** @throws InvalidValueException when a part is to be removed and has a value */
    static <P extends Enum<P>> void refuseBoth(Set<P> removals, P part, Optional<?> value) {
        if (removals.contains(part) && value.isPresent()) {
            throw new InvalidValueException("remove", word(part), "a part that the same block does not set");
        }
    }

    private static <P extends Enum<P>> P parse(Class<P> type, String word) {
        List<P> parts = Arrays.asList(type.getEnumConstants());
        return parts.stream()
                .filter(part -> word(part).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "remove", word, parts.stream().map(Parts::word).toList()));
    }

    /** {@code CIRCUIT_BREAKER} is {@code circuitBreaker}. */
    private static String word(Enum<?> part) {
        String[] pieces = part.name().split("_");
        StringBuilder word = new StringBuilder(pieces[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < pieces.length; i++) {
            word.append(pieces[i].charAt(0)).append(pieces[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
