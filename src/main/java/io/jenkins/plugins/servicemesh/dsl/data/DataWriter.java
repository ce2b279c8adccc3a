package io.jenkins.plugins.servicemesh.dsl.data;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the statements of a block that is free of mistakes as data, in the shortest form that {@link DataReader} reads back. */
public final class DataWriter {

    private DataWriter() {}

    /** The words of the block by name, each where it first stands. */
    public static Map<String, Object> data(Block<?> block, List<Statement> statements) {
        Map<String, List<Statement>> byWord = statements.stream()
                .collect(Collectors.groupingBy(Statement::word, LinkedHashMap::new, Collectors.toList()));
        Map<String, Object> data = new LinkedHashMap<>();
        byWord.forEach((name, uses) -> data.put(name, uses(block.called(name).orElseThrow(), uses)));
        return data;
    }

    private static Object uses(Word<?> word, List<Statement> uses) {
        List<Object> values = uses.stream().map(use -> value(word, use, 0)).toList();
        boolean isPlain = values.stream().noneMatch(value -> value instanceof Map);
        if (!isPlain && isByName(word, uses)) {
            Map<String, Object> byName = new LinkedHashMap<>();
            uses.forEach(use -> byName.put(subject(use), value(word, use, 1)));
            return byName;
        }
        boolean isAlone = values.size() == 1
                && (isPlain || word.subject().filter(Parameter::required).isEmpty());
        return isAlone ? values.get(0) : values;
    }

    /** Whether each use has a name of its own that no key of a nameless one could be. */
    private static boolean isByName(Word<?> word, List<Statement> uses) {
        Optional<Parameter<?>> subject = word.subject();
        return subject.isPresent()
                && uses.stream().allMatch(use -> isKey(subject.get(), use.arguments()))
                && uses.stream()
                        .allMatch(use -> use.body().isPresent() == word.body().isPresent())
                && uses.stream().map(DataWriter::subject).distinct().count() == uses.size()
                && (subject.get().required() || uses.stream().noneMatch(use -> word.says(subject(use))));
    }

    private static boolean isKey(Parameter<?> subject, List<Object> arguments) {
        if (arguments.isEmpty()) {
            return false;
        }
        Object read = subject.type().ofKey(arguments.get(0).toString());
        return read instanceof Number
                ? arguments.get(0) instanceof Number
                : arguments.get(0) instanceof String text && read.equals(text);
    }

    private static String subject(Statement use) {
        return use.arguments().get(0).toString();
    }

    /** What a use says besides its first arguments. */
    private static Object value(Word<?> word, Statement use, int given) {
        List<Object> rest = use.arguments().subList(given, use.arguments().size());
        if (use.body().isPresent()) {
            return map(word, use, given);
        }
        if (use.named().isEmpty() && (rest.size() == 1 || isList(word) && !rest.isEmpty())) {
            return rest.size() == 1 ? rest.get(0) : rest;
        }
        Optional<String> bare = word.bareAfter(use.arguments().size()).map(Parameter::name);
        if (rest.isEmpty() && bare.isPresent() && use.named().keySet().equals(Set.of(bare.get()))) {
            return use.named().values().iterator().next();
        }
        return word.parameters().isEmpty() ? true : map(word, use, given);
    }

    private static boolean isList(Word<?> word) {
        return !word.parametersIn(Parameter.Place.ALL_POSITIONAL).isEmpty();
    }

    private static Map<String, Object> map(Word<?> word, Statement use, int given) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Parameter<?>> positional = word.parametersIn(Parameter.Place.POSITIONAL);
        for (int i = given; i < use.arguments().size(); i++) {
            map.put(positional.get(i).name(), use.arguments().get(i));
        }
        map.putAll(use.named());
        use.body().ifPresent(body -> map.putAll(data(word.body().orElseThrow(), body)));
        return map;
    }
}
