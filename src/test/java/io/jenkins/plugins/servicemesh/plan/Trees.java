package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated trees: small enough to collide, wild enough to hold lists of named, unnamed and mixed items. */
final class Trees {

    private Trees() {}

    static Arbitrary<JsonObject> objects() {
        return members(3).map(map -> (JsonObject) JsonValue.of(map));
    }

    private static Arbitrary<Map<String, Object>> members(int depth) {
        Arbitrary<String> keys = Arbitraries.of("name", "match", "route", "destination", "a", "b", "1");
        return Arbitraries.maps(keys, values(depth)).ofMaxSize(4);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> leaves = Arbitraries.of("x", "y", 1, 2, 0.5, true);
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Object> lists = values(depth - 1).list().ofMaxSize(4).map(list -> (Object) list);
        Arbitrary<Object> maps = members(depth - 1).map(map -> (Object) map);
        return Arbitraries.oneOf(List.of(leaves, lists, maps));
    }
}
