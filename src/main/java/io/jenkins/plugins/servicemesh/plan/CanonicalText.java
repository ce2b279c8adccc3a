package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One text for all spellings of a value: keys sorted, numbers in their shortest form. */
public final class CanonicalText implements JsonValue.Visitor<String> {

    private static final CanonicalText FORM = new CanonicalText();

    private CanonicalText() {}

    public static String of(JsonValue value) {
        return value.accept(FORM);
    }

    @Override
    public String object(JsonObject value) {
        return new TreeMap<>(value.members())
                .entrySet().stream()
                        .map(member -> new JsonString(member.getKey()) + ":" + of(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String array(JsonArray value) {
        return value.items().stream().map(CanonicalText::of).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String string(JsonString value) {
        return value.toString();
    }

    @Override
    public String number(JsonNumber value) {
        return value.value().stripTrailingZeros().toString();
    }

    @Override
    public String bool(JsonBoolean value) {
        return value.toString();
    }

    @Override
    public String nothing() {
        return "null";
    }
}
