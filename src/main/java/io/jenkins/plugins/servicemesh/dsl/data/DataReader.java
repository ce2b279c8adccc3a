package io.jenkins.plugins.servicemesh.dsl.data;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Field;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Fields;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Items;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Scalar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns data into the statements that a script would have written, by the same tables. It refuses nothing: what has a wrong
 * shape becomes a statement with an argument that its word does not take, so that whoever reads the statements tells it with
 * all else.
 */
public final class DataReader {

    private DataReader() {}

    /** The statements of a block whose words are the keys of this map. */
    public static List<Statement> statements(Block<?> block, Fields fields) {
        return fields.entries().stream()
                .flatMap(field -> statements(block, field).stream())
                .toList();
    }

    private static List<Statement> statements(Block<?> block, Field field) {
        Optional<? extends Word<?>> known = block.called(field.key());
        if (known.isPresent()) {
            return uses(known.get(), known.get().name(), field);
        }
        Optional<? extends Word<?>> meant = block.meant(field.key());
        return meant.isPresent()
                ? uses(meant.get(), field.key(), field)
                : List.of(Statement.ofData(field.key(), List.of(), Map.of(), field.where()));
    }

    /** @param name what the statements call the word: what was written, where that is not the word itself */
    private static List<Statement> uses(Word<?> word, String name, Field field) {
        if (field.value() instanceof Items items && isSeveralTimes(word, items)) {
            return items.nodes().stream()
                    .map(item -> new Use(word, name, List.of(), item.where()).of(item))
                    .toList();
        }
        if (field.value() instanceof Fields fields && isByName(word, fields)) {
            Parameter<?> subject = word.subject().orElseThrow();
            return fields.entries().stream()
                    .map(entry -> new Use(word, name, List.of(subject.type().ofKey(entry.key())), entry.where())
                            .of(entry.value()))
                    .toList();
        }
        return List.of(new Use(word, name, List.of(), field.where()).of(field.value()));
    }

    private static boolean isSeveralTimes(Word<?> word, Items items) {
        return !word.once() && !items.nodes().isEmpty();
    }

    /** Where the name may be left out, a map that says anything about the nameless one is about that. */
    private static boolean isByName(Word<?> word, Fields fields) {
        return word.subject()
                .filter(subject -> !fields.entries().isEmpty())
                .filter(subject ->
                        subject.required() || fields.entries().stream().noneMatch(field -> word.says(field.key())))
                .isPresent();
    }

    /**
     * One use of a word.
     *
     * @param given its first arguments
     */
    private record Use(Word<?> word, String name, List<Object> given, Place where) {

        Statement of(DataNode value) {
            if (value instanceof Fields fields) {
                return of(fields);
            }
            if (value instanceof Items items && !items.nodes().isEmpty()) {
                return arguments(items.nodes().stream().map(DataNode::plain).toList());
            }
            return value instanceof Scalar scalar ? of(scalar) : arguments(List.of(value.plain()));
        }

        private Statement of(Scalar scalar) {
            if (word.parameters().isEmpty() && scalar.plain().equals(true)) {
                return of(new Fields(List.of(), where));
            }
            Optional<Parameter<?>> bare = word.bareAfter(given.size());
            return bare.isPresent()
                    ? statement(given, Map.of(bare.get().name(), scalar.plain()))
                    : arguments(List.of(scalar.plain()));
        }

        private Statement of(Fields fields) {
            List<Object> arguments = new ArrayList<>(given);
            Map<String, Object> named = new LinkedHashMap<>();
            List<Field> inside = new ArrayList<>();
            for (Field field : fields.entries()) {
                Object plain = field.value().plain();
                if (isSubject(field.key()) && arguments.isEmpty()) {
                    arguments.add(plain);
                } else if (word.body().isEmpty() || word.parameter(field.key()).isPresent()) {
                    named.put(field.key(), plain);
                } else {
                    inside.add(field);
                }
            }
            Statement statement = statement(arguments, named);
            boolean opens = !inside.isEmpty() || fields.entries().isEmpty();
            return word.body()
                    .filter(body -> opens)
                    .map(body -> statement.withBody(statements(body, new Fields(inside, fields.where()))))
                    .orElse(statement);
        }

        /** What the block is about goes in front, so that paths name it. */
        private boolean isSubject(String key) {
            List<Parameter<?>> positional = word.parametersIn(Parameter.Place.POSITIONAL);
            return word.body().isPresent()
                    && !positional.isEmpty()
                    && positional.get(0).name().equals(key);
        }

        private Statement arguments(List<Object> more) {
            List<Object> all = new ArrayList<>(given);
            all.addAll(more);
            return statement(all, Map.of());
        }

        private Statement statement(List<Object> arguments, Map<String, Object> named) {
            return Statement.ofData(name, arguments, named, where);
        }
    }
}
