package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JsonValueTest {

    @Test
    void plainJavaBecomesATreeAndBack() {
        Map<String, Object> plain = Map.of(
                "text",
                "a",
                "list",
                Arrays.asList(1, 2L, 0.5, new BigDecimal("7"), true, null, new StringBuilder("b"), TimeUnit.DAYS));
        JsonValue tree = JsonValue.of(plain);
        assertThat(tree).isEqualTo(JsonText.parse("{\"text\":\"a\",\"list\":[1,2,0.5,7,true,null,\"b\",\"DAYS\"]}"));
        assertThat(JsonValue.of(tree.toPlain())).isEqualTo(tree);
        assertThat(JsonValue.of(tree)).isSameAs(tree);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> JsonValue.of(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not JSON: java.lang.Object");
    }

    @Test
    void typesHaveTheirJsonNames() {
        assertThat(
                        JsonText.parse("[{},[],\"\",1,true,null]") instanceof JsonArray array
                                ? array.items().stream()
                                        .map(JsonValue::typeName)
                                        .toList()
                                : List.of())
                .containsExactly("object", "array", "string", "number", "boolean", "null");
    }

    @Test
    void valuesPrintAsJson() {
        assertThat(new JsonString("a\"b")).hasToString("\"a\\\"b\"");
        assertThat(JsonNull.NULL).hasToString("null");
        assertThat(JsonBoolean.TRUE).hasToString("true");
    }

    @Test
    void numbersAreEqualByValue() {
        JsonNumber one = JsonNumber.of(1);
        assertThat(one)
                .isEqualTo(new JsonNumber(new BigDecimal("1.0")))
                .isNotEqualTo(JsonNumber.of(2))
                .isNotEqualTo("1");
        assertThat(one).hasSameHashCodeAs(new JsonNumber(new BigDecimal("1.0")));
    }

    @Test
    void numbersAreClampedToInt() {
        assertThat(new JsonNumber(new BigDecimal("1e12")).intValue()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new JsonNumber(new BigDecimal("-1e12")).intValue()).isEqualTo(Integer.MIN_VALUE);
        assertThat(new JsonNumber(new BigDecimal("5.7")).isInteger()).isFalse();
    }

    @Test
    void objectsAreEqualWhateverTheOrder() {
        JsonValue object = JsonText.parse("{\"a\":1,\"b\":2}");
        assertThat(object)
                .isEqualTo(JsonText.parse("{\"b\":2,\"a\":1}"))
                .hasSameHashCodeAs(JsonText.parse("{\"b\":2,\"a\":1}"))
                .isNotEqualTo(JsonText.parse("{\"a\":1}"))
                .isNotEqualTo("{}");
    }

    @Test
    void membersAreReadByTheirType() {
        JsonObject object = JsonText.parseObject("{\"text\":\"a\",\"number\":1,\"object\":{\"b\":2},\"list\":[3]}");
        assertThat(object.text("text")).contains("a");
        assertThat(object.text("number")).isEmpty();
        assertThat(object.number("number")).contains(JsonNumber.of(1));
        assertThat(object.number("text")).isEmpty();
        assertThat(object.object("object")).isEqualTo(JsonObject.of("b", 2));
        assertThat(object.object("list")).isSameAs(JsonObject.EMPTY);
        assertThat(object.array("list").items()).containsExactly(JsonNumber.of(3));
        assertThat(object.array("text")).isSameAs(JsonArray.EMPTY);
        assertThat(object.texts()).containsExactly(Map.entry("text", "a"));
    }

    @Test
    void objectsChangeByCopy() {
        JsonObject object = JsonObject.of("a", 1);
        assertThat(object.with("a", 1)).isSameAs(object);
        assertThat(object.without("b")).isSameAs(object);
        assertThat(object.with("b", 2).without("a")).isEqualTo(JsonObject.of("b", 2));
        assertThat(object.without("a")).isSameAs(JsonObject.EMPTY);
    }

    @Test
    void arraysChangeByCopy() {
        JsonArray array = JsonArray.of(List.of(JsonNumber.of(1), JsonNumber.of(2)));
        assertThat(array.with(0, JsonNumber.of(1))).isSameAs(array);
        assertThat(array.with(0, JsonNumber.of(3))).hasToString("[3,2]");
        assertThat(array.insert(2, JsonNumber.of(3))).hasToString("[1,2,3]");
        assertThat(array.without(0)).hasToString("[2]");
        assertThat(array.size()).isEqualTo(2);
        assertThat(array.get(1)).isEqualTo(JsonNumber.of(2));
        assertThat(JsonArray.of(List.of()).isEmpty()).isTrue();
        assertThat(array).isNotEqualTo("[1,2]").hasSameHashCodeAs(JsonText.parse("[1,2]"));
    }

    @Test
    void theItemsOfAnArrayAreReadByTheirType() {
        JsonArray array = (JsonArray) JsonText.parse("[\"a\",{\"b\":1},2]");
        assertThat(array.texts()).containsExactly("a");
        assertThat(array.objects()).containsExactly(JsonObject.of("b", 1));
    }

    @Test
    void objectItemsAreMappedAndNothingElse() {
        JsonArray array = (JsonArray) JsonText.parse("[\"a\",{\"b\":1}]");
        assertThat(array.mapObjects(object -> object)).isSameAs(array);
        assertThat(array.mapObjects(object -> object.with("b", 2))).hasToString("[\"a\",{\"b\":2}]");
    }
}
