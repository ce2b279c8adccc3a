package io.jenkins.plugins.servicemesh.dsl;

import groovy.lang.Closure;
import io.jenkins.plugins.servicemesh.dsl.grammar.PlainValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stood behind a word, as plain serialisable values.
 *
 * @param positional in written order
 * @param named by name
 * @param block the closure at the end, as the script wrote it
 */
record WrittenArguments(List<Object> positional, Map<String, Object> named, Optional<Closure<?>> block) {

    /** @param call as Groovy hands it over: an array, named arguments as a map in front, a block as a closure at the end */
    static WrittenArguments of(Object call) {
        List<@Nullable Object> rest = new ArrayList<>(Arrays.asList(array(call)));
        Optional<Closure<?>> block = takeBlock(rest);
        Map<String, Object> named = takeNamed(rest);
        return new WrittenArguments(rest.stream().map(PlainValue::of).toList(), named, block);
    }

    /** The arguments of a call, one of which Groovy may hand over bare. */
    static @Nullable Object[] array(Object call) {
        return call instanceof Object[] several ? several : new Object[] {call};
    }

    private static Optional<Closure<?>> takeBlock(List<@Nullable Object> rest) {
        boolean hasBlock = !rest.isEmpty() && rest.get(rest.size() - 1) instanceof Closure;
        return hasBlock ? Optional.of((Closure<?>) rest.remove(rest.size() - 1)) : Optional.empty();
    }

    private static Map<String, Object> takeNamed(List<@Nullable Object> rest) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (!rest.isEmpty() && rest.get(0) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(String.valueOf(key), PlainValue.of(value)));
            rest.remove(0);
        }
        return named;
    }
}
