package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What is reported, as the items of a Telemetry's lists {@code metrics}, {@code tracing} and {@code accessLogging}. Each is
 * rendered into the item that is there, whose other fields stay; into the empty object for a new one.
 */
public final class TelemetryFields {

    private static final JsonObject ALL_METRICS = JsonObject.of("metric", "ALL_METRICS");

    private TelemetryFields() {}

    /** An item of {@code metrics}: providers, and tags as {@code overrides[].tagOverrides} of ALL_METRICS. */
    public static JsonObject metrics(Metrics wanted, JsonObject existing) {
        JsonObject item = withProviders(existing, wanted.providers());
        if (wanted.tags().isEmpty() && wanted.removedTags().isEmpty()) {
            return item;
        }
        return item.with("overrides", overrides(wanted, item.array("overrides")));
    }

    /** An item of {@code tracing}: provider, {@code randomSamplingPercentage} (0 to 100), constants as custom tags. */
    public static JsonObject tracing(Tracing wanted, JsonObject existing) {
        JsonObject item = withProviders(existing, wanted.provider().stream().toList());
        item = Optionals.with(
                item, "randomSamplingPercentage", wanted.sampling().map(PercentFields::number));
        item = withSwitch(item, "disableSpanReporting", !wanted.enabled());
        return Optionals.withFilled(item, "customTags", customTags(wanted.tags(), item.object("customTags")));
    }

    /** An item of {@code accessLogging}: providers and {@code filter.expression}. */
    public static JsonObject accessLog(AccessLog wanted, JsonObject existing) {
        JsonObject item = withProviders(existing, wanted.providers());
        item = withSwitch(item, "disabled", !wanted.enabled());
        return Optionals.with(
                item, "filter", wanted.filter().map(expression -> JsonObject.of("expression", expression)));
    }

    private static JsonObject withProviders(JsonObject item, List<String> names) {
        return Optionals.withFilled(
                item,
                "providers",
                names.stream().map(name -> JsonObject.of("name", name)).toList());
    }

    /** A flag whose absence means false, so that switching on again leaves no trace. */
    private static JsonObject withSwitch(JsonObject item, String key, boolean on) {
        return on ? item.with(key, true) : item.without(key);
    }

    private static JsonArray overrides(Metrics wanted, JsonArray existing) {
        for (int i = 0; i < existing.size(); i++) {
            if (existing.get(i) instanceof JsonObject override
                    && override.object("match").equals(ALL_METRICS)) {
                return existing.with(i, withTags(override, wanted));
            }
        }
        return existing.insert(existing.size(), withTags(JsonObject.of("match", ALL_METRICS), wanted));
    }

    private static JsonObject withTags(JsonObject override, Metrics wanted) {
        JsonObject tags = override.object("tagOverrides");
        for (Map.Entry<String, String> tag : wanted.tags().entrySet()) {
            tags = tags.with(tag.getKey(), JsonObject.of("operation", "UPSERT").with("value", tag.getValue()));
        }
        for (String tag : wanted.removedTags()) {
            tags = tags.with(tag, JsonObject.of("operation", "REMOVE"));
        }
        return override.with("tagOverrides", tags);
    }

    private static JsonObject customTags(Map<String, String> wanted, JsonObject existing) {
        JsonObject tags = existing;
        for (Map.Entry<String, String> tag : wanted.entrySet()) {
            tags = tags.with(tag.getKey(), JsonObject.of("literal", JsonObject.of("value", tag.getValue())));
        }
        return tags;
    }
}
