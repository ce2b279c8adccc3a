package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One of a few words, each a constant of an enum in lower case: {@code 'rollback'}. A near miss is refused, not guessed.
 *
 * @param constants those that may be chosen, each a single word
 */
public record ChoiceType<E extends Enum<E>>(List<E> constants) implements ArgumentType<E> {

    public ChoiceType {
        constants = List.copyOf(constants);
    }

    /** Any constant of the enum. */
    public static <E extends Enum<E>> ChoiceType<E> of(Class<E> type) {
        return new ChoiceType<>(Arrays.asList(type.getEnumConstants()));
    }

    @Override
    public E read(String what, Object value) {
        return constants.stream()
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(what, value, words()));
    }

    @Override
    public JsonObject schema() {
        return JsonObject.of("enum", words());
    }

    @Override
    public String phrase() {
        List<String> words = words().stream().map(word -> "'" + word + "'").toList();
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private List<String> words() {
        return constants.stream().map(ChoiceType::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
