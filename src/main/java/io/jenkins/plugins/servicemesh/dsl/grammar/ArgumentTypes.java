package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The types of arguments. */
public final class ArgumentTypes {

    private static final JsonObject STRING = JsonObject.of("type", "string");
    private static final JsonObject INTEGER = JsonObject.of("type", "integer");
    private static final JsonObject BOOLEAN = JsonObject.of("type", "boolean");
    private static final JsonObject SHARE =
            JsonObject.of("type", "number").with("minimum", 0).with("maximum", 100);

    public static final ArgumentType<String> TEXT = key("a text in quotes", STRING, ArgumentTypes::text, key -> key);

    public static final ArgumentType<Boolean> FLAG = type("true or false", BOOLEAN, ArgumentTypes::flag);

    public static final ArgumentType<Integer> WHOLE_NUMBER =
            key("a whole number, without quotes", INTEGER, ArgumentTypes::wholeNumber, ArgumentTypes::numberInKey);

    public static final ArgumentType<Percent> PERCENT =
            type("a number from 0 to 100, without quotes", SHARE, ArgumentTypes::percent);

    public static final ArgumentType<BigDecimal> NUMBER =
            type("a number, without quotes", JsonObject.of("type", "number"), ArgumentTypes::number);

    public static final ArgumentType<Duration> DURATION =
            type("a duration in quotes such as '500ms', '3s' or '1m30s'", STRING, ArgumentTypes::duration);

    public static final ArgumentType<List<String>> TEXTS = listOf(TEXT, "a text in quotes, or a list of them");

    public static final ArgumentType<List<Integer>> WHOLE_NUMBERS =
            listOf(WHOLE_NUMBER, "a whole number, or a list of them");

    public static final ArgumentType<List<Percent>> PERCENTS =
            listOf(PERCENT, "a number from 0 to 100, or a list of them");

    public static final ArgumentType<Map<String, String>> LABELS = mapOf(TEXT, "labels such as [track: 'canary']");

    public static final ArgumentType<Map<String, String>> TEXT_BY_NAME =
            mapOf(TEXT, "texts by name such as ['x-token': 'Bearer ']");

    public static final ArgumentType<Map<String, List<String>>> TEXTS_BY_NAME =
            mapOf(TEXTS, "lists of texts by name such as [groups: ['admin']]");

    public static final ArgumentType<Map<String, Integer>> WHOLE_NUMBER_BY_NAME =
            mapOf(WHOLE_NUMBER, "whole numbers by name such as ['europe/*': 80, 'america/*': 20]");

    public static final ArgumentType<Map<String, Percent>> SHARES =
            mapOf(PERCENT, "shares by version such as v1: 90, v2: 10");

    private ArgumentTypes() {}

    private static String text(String what, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw refused(what, value, TEXT);
    }

    private static Duration duration(String what, Object value) {
        if (value instanceof String text) {
            return DurationText.parse(what, text);
        }
        throw refused(what, value, DURATION);
    }

    private static Boolean flag(String what, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refused(what, value, FLAG);
    }

    private static Integer wholeNumber(String what, Object value) {
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        if (whole && new BigInteger(value.toString()).bitLength() < Integer.SIZE) {
            return ((Number) value).intValue();
        }
        throw refused(what, value, WHOLE_NUMBER);
    }

    private static Percent percent(String what, Object value) {
        return inRange(what, decimal(value).orElseThrow(() -> refused(what, value, PERCENT)));
    }

    private static BigDecimal number(String what, Object value) {
        return decimal(value).orElseThrow(() -> refused(what, value, NUMBER));
    }

    private static Optional<BigDecimal> decimal(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    private static Percent inRange(String what, BigDecimal number) {
        try {
            return new Percent(number);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(what, e.value(), e.allowed());
        }
    }

    private static <T> ArgumentType<List<T>> listOf(ArgumentType<T> item, String phrase) {
        JsonObject list = JsonObject.of("type", "array").with("items", item.schema());
        return type(phrase, JsonObject.of("anyOf", List.of(item.schema(), list)), (what, value) -> {
            List<?> items = value instanceof List<?> several ? several : List.of(value);
            return items.stream().map(each -> item.read(what, each)).toList();
        });
    }

    /** A map from names to values of that type. */
    public static <T> ArgumentType<Map<String, T>> mapOf(ArgumentType<T> item, String phrase) {
        JsonObject schema = JsonObject.of("type", "object").with("additionalProperties", item.schema());
        return type(phrase, schema, (what, value) -> {
            if (!(value instanceof Map<?, ?> map)) {
                throw new InvalidValueException(what, value, phrase);
            }
            Map<String, T> read = new LinkedHashMap<>();
            map.forEach((key, each) -> read.put(key.toString(), item.read(what + " " + key, each)));
            return read;
        });
    }

    private static <T> ArgumentType<T> type(String phrase, JsonObject schema, BiFunction<String, Object, T> reader) {
        return new Type<>(phrase, schema, reader, Optional.empty());
    }

    private static <T> ArgumentType<T> key(
            String phrase, JsonObject schema, BiFunction<String, Object, T> reader, Function<String, Object> ofKey) {
        return new Type<>(phrase, schema, reader, Optional.of(ofKey));
    }

    private record Type<T>(
            String phrase,
            JsonObject schema,
            BiFunction<String, Object, T> reader,
            Optional<Function<String, Object>> inKey)
            implements ArgumentType<T> {

        @Override
        public T read(String what, Object value) {
            return reader.apply(what, value);
        }

        @Override
        public boolean isKey() {
            return inKey.isPresent();
        }

        @Override
        public Object ofKey(String key) {
            return inKey.map(read -> read.apply(key)).orElse(key);
        }
    }

    private static Object numberInKey(String key) {
        return key.matches("0|[1-9][0-9]*") ? new BigInteger(key) : key;
    }

    private static InvalidValueException refused(String what, Object value, ArgumentType<?> wanted) {
        return new InvalidValueException(what, value, wanted.phrase());
    }
}
