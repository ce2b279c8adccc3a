package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** An injected fault as VirtualService {@code http[].fault}. */
public final class FaultFields {

    private FaultFields() {}

    /** {@code {delay: {fixedDelay, percentage}, abort: {httpStatus, percentage}}}; the share is always written. */
    public static JsonObject of(Fault fault) {
        return Optionals.with(
                Optionals.with(JsonObject.EMPTY, "delay", fault.delay().map(FaultFields::delay)),
                "abort",
                fault.abort().map(FaultFields::abort));
    }

    private static JsonObject delay(Fault.Delay delay) {
        return JsonObject.of("fixedDelay", DurationText.print(delay.time()))
                .with("percentage", PercentFields.of(delay.percent()));
    }

    private static JsonObject abort(Fault.Abort abort) {
        return JsonObject.of("httpStatus", abort.httpStatus()).with("percentage", PercentFields.of(abort.percent()));
    }
}
