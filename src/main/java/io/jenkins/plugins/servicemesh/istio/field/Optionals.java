package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Members of an object that are left out when there is nothing to say. */
public final class Optionals {

    private Optionals() {}

    public static JsonObject with(JsonObject object, String key, Optional<?> value) {
        return value.isPresent() ? object.with(key, value.get()) : object;
    }

    public static JsonObject withDuration(JsonObject object, String key, Optional<Duration> value) {
        return with(object, key, value.map(DurationText::print));
    }

    public static JsonObject withFilled(JsonObject object, String key, JsonObject value) {
        return value.isEmpty() ? object : object.with(key, value);
    }

    public static JsonObject withFilled(JsonObject object, String key, Collection<?> items) {
        return items.isEmpty() ? object : object.with(key, items);
    }
}
