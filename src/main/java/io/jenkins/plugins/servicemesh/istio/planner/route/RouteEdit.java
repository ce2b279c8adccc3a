package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.FaultFields;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.MatchFields;
import io.jenkins.plugins.servicemesh.istio.field.RetryFields;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings one HTTP route to what is wanted of it, part by part; what is not wanted stays as it is. */
final class RouteEdit {

    /**
     * A route after the edit.
     *
     * @param done the parts that made a difference, in the user's words
     */
    record Edited(JsonObject route, List<String> done) {}

    private final TargetService service;
    private final List<String> done = new ArrayList<>();
    private JsonObject route;

    private RouteEdit(TargetService service, JsonObject route) {
        this.service = service;
        this.route = route;
    }

    /**
     * The route with all parts of the intent; the very same one when it has them already.
     *
     * @throws FindingsException when a part cannot be given to this route
     */
    static Edited apply(JsonObject route, RouteSpec wanted, TargetService service) {
        RouteEdit edit = new RouteEdit(service, route);
        edit.remove(wanted);
        edit.write(wanted);
        return new Edited(edit.route, List.copyOf(edit.done));
    }

    private void remove(RouteSpec wanted) {
        for (RouteSpec.Part part : RouteSpec.Part.values()) {
            if (wanted.removals().contains(part)) {
                step("remove " + word(part), before -> without(before, part));
            }
        }
    }

    private void write(RouteSpec wanted) {
        if (!wanted.matches().isEmpty()) {
            step("match", before -> before.with("match", MatchFields.of(wanted.matches())));
        }
        wanted.split().ifPresent(split -> step("split " + split, before -> WeightEdit.apply(before, split, service)));
        wanted.requestTimeout()
                .ifPresent(limit ->
                        step("requestTimeout " + DurationText.print(limit), before -> withTimeout(before, limit)));
        wanted.retries()
                .ifPresent(policy -> step("retries " + policy.attempts(), before -> withRetries(before, policy)));
        wanted.fault().ifPresent(fault -> step(FaultWords.of(fault), before -> withFault(before, fault)));
        wanted.mirror()
                .ifPresent(mirror -> step(
                        "mirror " + mirror.percent() + " to " + mirror.version(),
                        before -> MirrorEdit.apply(before, mirror, service)));
    }

    private void step(String words, UnaryOperator<JsonObject> change) {
        JsonObject after = change.apply(route);
        if (!after.equals(route)) {
            route = after;
            done.add(words);
        }
    }

    private static JsonObject withTimeout(JsonObject route, Duration limit) {
        return FieldMerge.merge(route, "timeout", new JsonString(DurationText.print(limit)));
    }

    /** No attempts at all excludes every other field of a retry policy. */
    private static JsonObject withRetries(JsonObject route, RetryPolicy policy) {
        JsonObject wanted = RetryFields.of(policy);
        return policy.attempts() == 0 ? route.with("retries", wanted) : FieldMerge.merge(route, "retries", wanted);
    }

    /** Delay and abort replace their own kind as a whole, since the variants of each exclude one another. */
    private static JsonObject withFault(JsonObject route, Fault fault) {
        JsonObject wanted = FaultFields.of(fault);
        JsonObject merged = route.object("fault");
        for (String kind : wanted.keys()) {
            merged = merged.with(kind, wanted.get(kind).orElseThrow());
        }
        return route.with("fault", merged);
    }

    private static JsonObject without(JsonObject route, RouteSpec.Part part) {
        return switch (part) {
            case REQUEST_TIMEOUT -> route.without("timeout");
            case RETRIES -> route.without("retries");
            case FAULT -> route.without("fault");
            case MIRROR -> MirrorEdit.remove(route);
        };
    }

    private static String word(RouteSpec.Part part) {
        return switch (part) {
            case REQUEST_TIMEOUT -> "requestTimeout";
            case RETRIES -> "retries";
            case FAULT -> "fault";
            case MIRROR -> "mirror";
        };
    }
}
