package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A rule of an AuthorizationPolicy in words. */
final class AccessWords {

    private AccessWords() {}

    /** {@code from serviceAccounts istio-system/ingress to paths /api/*, methods GET when request.headers[x] is a}. */
    static String of(JsonObject rule) {
        List<String> words = new ArrayList<>();
        words.add(alternatives("from ", rule, "from", "source", "everyone"));
        words.add(alternatives("to ", rule, "to", "operation", "everything"));
        String when = rule.array("when").objects().stream()
                .map(AccessWords::condition)
                .collect(Collectors.joining(" and "));
        words.add(when.isEmpty() ? "" : "when " + when);
        return words.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String alternatives(String word, JsonObject rule, String list, String item, String all) {
        String any = rule.array(list).objects().stream()
                .map(one -> all(one.object(item)))
                .collect(Collectors.joining(" or "));
        return word + (any.isEmpty() ? all : any);
    }

    private static String all(JsonObject conditions) {
        return conditions.keys().stream()
                .map(key -> key + " " + String.join("|", conditions.array(key).texts()))
                .collect(Collectors.joining(", "));
    }

    private static String condition(JsonObject condition) {
        String values = String.join("|", condition.array("values").texts());
        String others = String.join("|", condition.array("notValues").texts());
        return condition.text("key").orElse("?")
                + (values.isEmpty() ? "" : " is " + values)
                + (others.isEmpty() ? "" : " is not " + others);
    }
}
