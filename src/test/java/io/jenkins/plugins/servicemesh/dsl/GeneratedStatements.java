package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Statements drawn from the tables: words where they belong, with arguments that often, not always, are right. */
final class GeneratedStatements {

    /** Values by the phrase of the type that takes them; for texts by the parameter's name. */
    private static final Map<String, List<Object>> VALUES = Map.ofEntries(
            Map.entry("mode", List.of("STRICT", "DISABLE")),
            Map.entry("injection", List.of("sidecar", "revision:1-30")),
            Map.entry("algorithm", List.of("RANDOM", "ROUND_ROBIN")),
            Map.entry("to", List.of("v1", "v2")),
            Map.entry("version", List.of("v1", "v2")),
            Map.entry("versions", List.of("v1", "v2")),
            Map.entry("method", List.of("GET", "PUT")),
            Map.entry("from", List.of("istio-system/ingress", "web")),
            Map.entry("fromNamespaces", List.of("web")),
            Map.entry("paths", List.of("/api/*")),
            Map.entry("methods", List.of("GET")),
            Map.entry("on", List.of("5xx", "503")),
            Map.entry("parts", List.of("retries", "circuitBreaker")),
            Map.entry("labels", List.of(Map.of("track", "canary"), Map.of("app", "r", "tier", "web"))),
            Map.entry("shares", List.of(Map.of("v1", 100), Map.of("v1", 90, "v2", 10), Map.of("v1", 50))),
            Map.entry("path", List.of("/", "/api")),
            Map.entry("reaction", List.of("rollback", "hold")),
            Map.entry("noData", List.of("wait", "ask")),
            Map.entry("orphan", List.of("adopt", "refuse")),
            Map.entry("protocol", List.of("http", "tcp")),
            Map.entry("times", List.of(Map.of("p99", "400ms"), Map.of("p50", "1s", "p99.9", "2s", "dryRun", true))),
            Map.entry("of", List.of("errors", "latency p99", "latency p50")),
            Map.entry("by", List.of(20, "20%")));

    private GeneratedStatements() {}

    /** Some words of the block, none with an empty block of its own. */
    static Arbitrary<List<Statement>> of(Block<?> block) {
        List<Word<?>> words = new ArrayList<>(block.words().values());
        return Arbitraries.of(words)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .uniqueElements()
                .flatMap(chosen -> Combinators.combine(
                                chosen.stream().map(GeneratedStatements::uses).toList())
                        .as(uses -> uses.stream().flatMap(List::stream).toList()))
                .map(statements -> block.has("versions") ? withVersions(statements) : statements)
                .map(statements -> switch (block.name()) {
                    case "canary" -> canary(statements);
                    case "blueGreen" -> with(statements, word("to", "v2"), word("watch", "5m"));
                    default -> statements;
                });
    }

    /** With what a canary cannot do without: weights, or a match, each with its time. */
    private static List<Statement> canary(List<Statement> statements) {
        boolean isTest = statements.stream().anyMatch(said -> said.word().equals("match"));
        Set<String> vain = isTest ? Set.of("weights", "every", "pauseAt") : Set.of("during", "weights");
        List<Statement> fitting =
                statements.stream().filter(said -> !vain.contains(said.word())).toList();
        return isTest
                ? with(fitting, word("to", "v2"), word("during", "1h"))
                : with(fitting, word("to", "v2"), word("weights", 5, 10), word("every", "2m"));
    }

    private static Statement word(String word, Object... arguments) {
        return Statement.of(word, List.of(arguments), Map.of(), Place.UNKNOWN);
    }

    private static List<Statement> with(List<Statement> statements, Statement... needed) {
        List<Statement> all = new ArrayList<>(statements);
        Stream.of(needed)
                .filter(need ->
                        statements.stream().noneMatch(said -> said.word().equals(need.word())))
                .forEach(all::add);
        return all;
    }

    /** With those that other words are drawn to mention. */
    private static List<Statement> withVersions(List<Statement> statements) {
        List<Statement> all = new ArrayList<>(statements);
        all.removeIf(statement -> statement.word().equals("versions"));
        all.add(Statement.of("versions", List.of("v1", "v2"), Map.of(), Place.UNKNOWN));
        return all;
    }

    private static Arbitrary<List<Statement>> uses(Word<?> word) {
        return statement(word).list().ofMinSize(1).ofMaxSize(word.once() ? 1 : 2);
    }

    private static Arbitrary<Statement> statement(Word<?> word) {
        Arbitrary<List<Object>> positional = positional(word);
        Arbitrary<Map<String, Object>> named = named(word);
        Arbitrary<Statement> alone = Combinators.combine(positional, named)
                .as((arguments, byName) -> Statement.of(word.name(), arguments, byName, Place.UNKNOWN));
        return word.body()
                .<Arbitrary<Statement>>map(body -> Combinators.combine(alone, of(body), often())
                        .as((use, inside, opens) -> opens || word.parameters().isEmpty() ? use.withBody(inside) : use))
                .orElse(alone);
    }

    private static Arbitrary<List<Object>> positional(Word<?> word) {
        List<Parameter<?>> all = word.parametersIn(Parameter.Place.ALL_POSITIONAL);
        if (!all.isEmpty()) {
            return value(all.get(0)).list().ofMinSize(1).ofMaxSize(2);
        }
        List<Parameter<?>> positional = word.parametersIn(Parameter.Place.POSITIONAL);
        Arbitrary<List<Object>> full = positional.isEmpty()
                ? Arbitraries.just(List.of())
                : Combinators.combine(positional.stream()
                                .map(GeneratedStatements::value)
                                .toList())
                        .as(values -> values);
        boolean mayLack = positional.stream().anyMatch(parameter -> !parameter.required());
        return mayLack ? Combinators.combine(full, often()).as((values, keeps) -> keeps ? values : List.of()) : full;
    }

    private static Arbitrary<Map<String, Object>> named(Word<?> word) {
        List<Parameter<?>> all = word.parametersIn(Parameter.Place.ALL_NAMED);
        if (!all.isEmpty()) {
            return value(all.get(0)).map(GeneratedStatements::texts);
        }
        List<Parameter<?>> named = word.parametersIn(Parameter.Place.NAMED);
        if (named.isEmpty()) {
            return Arbitraries.just(Map.of());
        }
        return Combinators.combine(
                        Arbitraries.of(named)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(word.bareAfter(9).isPresent() ? 1 : 2),
                        often())
                .flatAs((chosen, keeps) -> values(named.stream()
                        .filter(each -> chosen.contains(each) || keeps && each.required())
                        .toList()));
    }

    private static Arbitrary<Map<String, Object>> values(List<Parameter<?>> parameters) {
        if (parameters.isEmpty()) {
            return Arbitraries.just(Map.of());
        }
        return Combinators.combine(
                        parameters.stream().map(GeneratedStatements::value).toList())
                .as(values -> {
                    Map<String, Object> byName = new LinkedHashMap<>();
                    for (int i = 0; i < values.size(); i++) {
                        byName.put(parameters.get(i).name(), values.get(i));
                    }
                    return byName;
                });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> texts(Object map) {
        return map instanceof Map ? (Map<String, Object>) map : Map.of("v1", map);
    }

    private static Arbitrary<Object> value(Parameter<?> parameter) {
        String phrase = parameter.type().phrase();
        List<Object> right = VALUES.containsKey(parameter.name())
                ? VALUES.get(parameter.name())
                : phrase.startsWith("a duration")
                        ? List.of("3s", "500ms")
                        : phrase.startsWith("a whole") || phrase.startsWith("a number")
                                ? List.of(5, 10)
                                : phrase.startsWith("true") ? List.of(true, false) : List.of("a", "b", "metrics");
        return Arbitraries.frequencyOf(
                Tuple.of(80, Arbitraries.of(right)), Tuple.of(1, Arbitraries.of((Object) "?", 7777777, false)));
    }

    private static Arbitrary<Boolean> often() {
        return Arbitraries.frequency(Tuple.of(19, true), Tuple.of(1, false));
    }

    /** The statements as a script has them. */
    static String script(List<Statement> statements) {
        return statements.stream().map(GeneratedStatements::script).collect(Collectors.joining());
    }

    private static String script(Statement statement) {
        List<String> arguments = new ArrayList<>();
        statement.arguments().forEach(value -> arguments.add(literal(value)));
        statement.named().forEach((name, value) -> arguments.add("'" + name + "': " + literal(value)));
        String body =
                statement.body().map(inside -> " {\n" + script(inside) + "}").orElse("");
        return statement.word() + "(" + String.join(", ", arguments) + ")" + body + "\n";
    }

    private static String literal(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> "'" + entry.getKey() + "': " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? "'" + text + "'" : value.toString();
    }
}
