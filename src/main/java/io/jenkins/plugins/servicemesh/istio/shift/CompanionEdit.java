package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.MatchFields;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** Puts companions before their base route, and takes them away. */
final class CompanionEdit {

    /** What a companion does not take over: its own, and what shall not happen to its requests twice or at all. */
    private static final List<String> OWN = List.of(
            "name",
            "match",
            "route",
            "fault",
            "statPrefix",
            "mirror",
            "mirrors",
            "mirrorPercentage",
            "mirrorPercent",
            "mirror_percent");

    private CompanionEdit() {}

    /**
     * The base route with that companion before it; the very same one when it is so already.
     *
     * @throws FindingsException when the conditions of both routes cannot be combined
     */
    static MeantRoute put(MeantRoute base, Companion kind, List<RequestMatch> matches) {
        if (!base.ref().isHttp()) {
            throw Refused.of(
                    "istio/unsupported",
                    kind.word() + " need an http route: connections have no headers, paths or cookies",
                    "leave them out, or shift http routes");
        }
        JsonArray both = MatchConjunction.of(base.route().array("match"), MatchFields.of(matches));
        if (both.isEmpty()) {
            throw Refused.of(
                    "istio/shift-match",
                    "no request of this route can be one of the " + kind.word(),
                    "leave this route out, or change the match");
        }
        return put(base, companion(base, kind.nameFor(base), both));
    }

    private static JsonObject companion(MeantRoute base, String name, JsonArray match) {
        SharedRoute shared = base.shared();
        JsonObject destination = AffinityCookie.withoutAny(
                        shared.requiredFresh(), shared.fresh().name())
                .without("weight");
        JsonObject companion = JsonObject.of("name", name).with("match", match).with("route", List.of(destination));
        for (String field : base.route().keys()) {
            if (!OWN.contains(field)) {
                companion = companion.with(field, base.route().get(field).orElseThrow());
            }
        }
        return companion;
    }

    /** Behind its base route it would never be reached. */
    private static MeantRoute put(MeantRoute base, JsonObject companion) {
        JsonArray routes = base.ref().routes();
        int there = indexOf(routes, companion.text("name").orElseThrow());
        if (there >= 0 && there < base.ref().index()) {
            return base.with(routes.with(there, companion), base.ref().index());
        }
        JsonArray rest = there < 0 ? routes : routes.without(there);
        return base.with(rest.insert(base.ref().index(), companion), base.ref().index() + 1);
    }

    /** The base route without that companion. */
    static MeantRoute remove(MeantRoute base, Companion kind) {
        JsonArray routes = base.ref().routes();
        int there = indexOf(routes, kind.nameFor(base));
        if (there < 0 || !base.ref().isHttp()) {
            return base;
        }
        int index = base.ref().index();
        return base.with(routes.without(there), there < index ? index - 1 : index);
    }

    private static int indexOf(JsonArray routes, String name) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i) instanceof JsonObject route
                    && route.text("name").filter(name::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }
}
