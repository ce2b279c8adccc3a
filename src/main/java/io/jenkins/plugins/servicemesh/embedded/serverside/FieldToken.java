package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema.Merge;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of the path to a field, as {@code fieldsV1} and as people read them. */
final class FieldToken {

    private FieldToken() {}

    static String field(String key) {
        return "f:" + key;
    }

    /** The token of a list's item. */
    static String item(ListType list, JsonValue item) {
        return (list.merge() == Merge.MAP ? "k:" : "v:") + list.identity(item);
    }

    /** The path for people: {@code .spec.containers[name="main"].image}. */
    static String describe(List<String> path) {
        return path.stream().map(FieldToken::describe).collect(Collectors.joining());
    }

    private static String describe(String token) {
        String rest = token.substring(2);
        return switch (token.charAt(0)) {
            case 'k' -> "[" + keys(JsonText.parseObject(rest)) + "]";
            case 'v' -> "[=" + rest + "]";
            default -> "." + rest;
        };
    }

    private static String keys(JsonObject keys) {
        return keys.members().entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue())
                .collect(Collectors.joining(","));
    }
}
