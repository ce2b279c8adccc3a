package io.jenkins.plugins.servicemesh.dsl.data;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data form as JSON Schema (draft-07, which editors know best), made from the tables. It takes all that {@link DataReader}
 * makes right statements of; what only the words know (that shares are 100 in total) it does not say.
 */
public final class DataSchema {

    private DataSchema() {}

    /** A definition for each word of each block, {@code BLOCK.WORD}. */
    public static JsonObject definitions(Grammar grammar) {
        Map<String, JsonValue> definitions = new LinkedHashMap<>();
        for (Block<?> block : grammar.blocks()) {
            block.words().values().forEach(word -> definitions.put(block.name() + "." + word.name(), definition(word)));
        }
        return JsonObject.of(definitions);
    }

    /** A map of the block's words. */
    public static JsonObject words(Block<?> block) {
        return map(properties(block), List.of());
    }

    private static JsonObject definition(Word<?> word) {
        return anyOf(word.once() ? use(word, 0) : uses(word))
                .with("description", word.help() + "\n\nIn the closure form: " + word.example());
    }

    private static List<JsonObject> uses(Word<?> word) {
        boolean isNamed = word.subject().filter(Parameter::required).isPresent();
        List<JsonObject> forms = new ArrayList<>(isNamed ? scalars(word, 0) : use(word, 0));
        forms.add(JsonObject.of("type", "array").with("minItems", 1).with("items", anyOf(use(word, 0))));
        if (word.subject().isPresent()) {
            forms.add(JsonObject.of("type", "object")
                    .with("minProperties", 1)
                    .with("additionalProperties", anyOf(use(word, 1))));
        }
        return forms;
    }

    /** What one use may be besides its first arguments. */
    private static List<JsonObject> use(Word<?> word, int given) {
        List<JsonObject> forms = new ArrayList<>(scalars(word, given));
        List<Parameter<?>> rest = positional(word, given);
        if (!rest.isEmpty()) {
            List<JsonObject> items =
                    rest.stream().map(each -> each.type().schema()).toList();
            forms.add(JsonObject.of("type", "array").with("minItems", 1).with("items", anyOf(items)));
        }
        List<Parameter<?>> all = word.parametersIn(Parameter.Place.ALL_NAMED);
        forms.add(all.isEmpty() ? map(word, given) : all(word, all.get(0)));
        return forms;
    }

    private static JsonObject all(Word<?> word, Parameter<?> all) {
        JsonObject others = JsonObject.EMPTY;
        for (Parameter<?> named : word.parametersIn(Parameter.Place.NAMED)) {
            others = others.with(named.name(), named.type().schema());
        }
        JsonObject schema = all.type().schema();
        return others.isEmpty() ? schema : schema.with("properties", others);
    }

    private static List<JsonObject> scalars(Word<?> word, int given) {
        List<Parameter<?>> rest = positional(word, given);
        List<Parameter<?>> several = word.parametersIn(Parameter.Place.ALL_POSITIONAL);
        if (word.parameters().isEmpty()) {
            return List.of(JsonObject.of("const", true));
        }
        if (!rest.isEmpty() || !several.isEmpty()) {
            return List.of((rest.isEmpty() ? several : rest).get(0).type().schema());
        }
        return word.bareAfter(given).map(bare -> List.of(bare.type().schema())).orElse(List.of());
    }

    private static JsonObject map(Word<?> word, int given) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        List<Parameter<?>> before = word.parametersIn(Parameter.Place.POSITIONAL).stream()
                .limit(given)
                .toList();
        for (Parameter<?> parameter : word.parameters()) {
            if (!before.contains(parameter)) {
                properties.put(parameter.name(), parameter.type().schema());
                if (parameter.required()) {
                    required.add(parameter.name());
                }
            }
        }
        word.body().ifPresent(body -> properties.putAll(properties(body)));
        return map(properties, required);
    }

    private static JsonObject map(Map<String, JsonValue> properties, List<String> required) {
        JsonObject map = JsonObject.of("type", "object")
                .with("additionalProperties", false)
                .with("properties", JsonObject.of(properties));
        return required.isEmpty() ? map : map.with("required", required);
    }

    private static Map<String, JsonValue> properties(Block<?> block) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        for (Word<?> word : block.words().values()) {
            JsonObject reference = JsonObject.of("$ref", "#/definitions/" + block.name() + "." + word.name());
            properties.put(word.name(), reference);
            word.plural().filter(plural -> !block.has(plural)).ifPresent(plural -> properties.put(plural, reference));
        }
        return properties;
    }

    private static List<Parameter<?>> positional(Word<?> word, int given) {
        return word.parametersIn(Parameter.Place.POSITIONAL).stream()
                .skip(given)
                .toList();
    }

    private static JsonObject anyOf(List<JsonObject> forms) {
        List<JsonObject> distinct = forms.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : JsonObject.of("anyOf", distinct);
    }
}
