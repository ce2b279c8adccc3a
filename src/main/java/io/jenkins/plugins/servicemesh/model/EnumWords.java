package io.jenkins.plugins.servicemesh.model;

import java.util.Arrays;
import java.util.List;

/** Reads the constants of an enum by their names, letter case and separators included: a near miss is refused, not guessed. */
final class EnumWords {

    private EnumWords() {}

    static <E extends Enum<E>> E parse(Class<E> type, String what, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(what, text, names(type)));
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
