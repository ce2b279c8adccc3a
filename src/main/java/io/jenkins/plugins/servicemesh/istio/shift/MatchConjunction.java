package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two lists of alternative conditions on requests, combined with AND: each of the one with each of the other. */
final class MatchConjunction {

    private static final String WITHOUT = "withoutHeaders";
    private static final Set<String> BY_NAME = Set.of("headers", WITHOUT, "queryParams");

    private MatchConjunction() {}

    /**
     * The alternatives of which a request that fulfils both lists fulfils one; empty when none can. An empty list is every
     * request.
     *
     * @throws FindingsException when Istio has no words for a combination
     */
    static JsonArray of(JsonArray base, JsonArray wanted) {
        Set<JsonObject> both = new LinkedHashSet<>();
        for (JsonObject left : base.isEmpty() ? List.of(JsonObject.EMPTY) : base.objects()) {
            for (JsonObject right : wanted.objects()) {
                both(left.without("name"), right).ifPresent(both::add);
            }
        }
        return JsonArray.of(List.copyOf(both));
    }

    private static Optional<JsonObject> both(JsonObject base, JsonObject wanted) {
        JsonObject both = base;
        for (String field : wanted.keys()) {
            Optional<JsonObject> combined = BY_NAME.contains(field)
                    ? byName(field, base.object(field), wanted.object(field))
                    : value(field, base, wanted.object(field));
            if (combined.isEmpty()) {
                return Optional.empty();
            }
            both = both.with(field, combined.get());
        }
        return Optional.of(both);
    }

    private static Optional<JsonObject> value(String field, JsonObject base, JsonObject wanted) {
        if (!base.has(field)) {
            return Optional.of(wanted);
        }
        boolean anyCase = field.equals("uri") && base.has("ignoreUriCase");
        if (anyCase && !base.object(field).equals(wanted)) {
            throw notExpressible(field, base.object(field), wanted);
        }
        return texts(field, base.object(field), wanted);
    }

    private static Optional<JsonObject> byName(String field, JsonObject base, JsonObject wanted) {
        JsonObject both = base;
        for (String name : wanted.keys()) {
            Optional<JsonObject> combined = base.has(name)
                    ? named(field, name, base.object(name), wanted.object(name))
                    : Optional.of(wanted.object(name));
            if (combined.isEmpty()) {
                return Optional.empty();
            }
            both = both.with(name, combined.get());
        }
        return Optional.of(both);
    }

    /** Neither of two conditions is no condition that Istio knows. */
    private static Optional<JsonObject> named(String field, String name, JsonObject base, JsonObject wanted) {
        String what = field + " " + name;
        if (field.equals(WITHOUT) && !base.equals(wanted)) {
            throw notExpressible(what, base, wanted);
        }
        return texts(what, base, wanted);
    }

    /** Both conditions on one text; an empty one asks for its presence only. */
    private static Optional<JsonObject> texts(String what, JsonObject base, JsonObject wanted) {
        if (base.equals(wanted) || base.isEmpty()) {
            return Optional.of(wanted);
        }
        if (wanted.isEmpty()) {
            return Optional.of(base);
        }
        if (base.has("regex") || wanted.has("regex")) {
            throw notExpressible(what, base, wanted);
        }
        if (isNarrower(base, wanted)) {
            return Optional.of(base);
        }
        return isNarrower(wanted, base) ? Optional.of(wanted) : Optional.empty();
    }

    /** Whether each text that the one takes is taken by the other, too. */
    private static boolean isNarrower(JsonObject narrow, JsonObject wide) {
        String text = narrow.text("exact").or(() -> narrow.text("prefix")).orElse("");
        return wide.text("prefix").filter(text::startsWith).isPresent();
    }

    private static FindingsException notExpressible(String what, JsonObject base, JsonObject wanted) {
        return Refused.of(
                "istio/shift-match",
                "Istio has no words for two conditions on one " + what + ": " + base + " of the route, and " + wanted,
                "leave " + what + " out of the wanted match, or match another header");
    }
}
