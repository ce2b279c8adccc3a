package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/** A retry policy as VirtualService {@code http[].retries}. */
public final class RetryFields {

    private RetryFields() {}

    /** {@code {attempts, perTryTimeout, retryOn}}; conditions are joined without spaces, since Istio refuses them. */
    public static JsonObject of(RetryPolicy policy) {
        JsonObject attempts = JsonObject.of("attempts", policy.attempts());
        JsonObject limited = Optionals.withDuration(attempts, "perTryTimeout", policy.perTry());
        return Optionals.with(
                limited,
                "retryOn",
                Optional.of(String.join(",", policy.on())).filter(conditions -> !conditions.isEmpty()));
    }
}
