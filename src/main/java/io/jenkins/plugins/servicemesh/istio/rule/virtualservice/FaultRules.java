package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on injected faults (VirtualService {@code http[].fault}). */
final class FaultRules {

    private static final String FAULT = "istio/fault";
    private static final List<String> GRPC_STATUSES = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "UNAUTHENTICATED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS");

    private FaultRules() {}

    static void check(Field fault) {
        if (fault.absent()) {
            return;
        }
        if (fault.get("delay").absent() && fault.get("abort").absent()) {
            fault.error(FAULT, "a fault needs a delay or an abort");
        }
        delay(fault.get("delay"));
        abort(fault.get("abort"));
    }

    private static void delay(Field delay) {
        percentage(delay);
        if (delay.has("exponentialDelay")) {
            delay.get("exponentialDelay").error(FAULT, "Istio supports no exponentialDelay:", "use fixedDelay");
        } else if (delay.present() && delay.get("fixedDelay").absent()) {
            delay.error(FAULT, "a delay needs fixedDelay");
        }
        ValueRules.duration(delay.get("fixedDelay"));
        ValueRules.percent(delay.get("percent"));
    }

    private static void abort(Field abort) {
        percentage(abort);
        ValueRules.between(abort.get("httpStatus"), 200, 600, FAULT, "an abort's status");
        Field grpc = abort.get("grpcStatus");
        if (grpc.present() && !GRPC_STATUSES.contains(grpc.textOrEmpty())) {
            grpc.report(Finding.notAllowed(FAULT, "gRPC status", grpc.textOrEmpty(), GRPC_STATUSES));
        }
        if (abort.has("http2Error")) {
            abort.get("http2Error").error(FAULT, "Istio supports no http2Error:", "use httpStatus");
        } else if (abort.present() && abort.get("httpStatus").absent() && grpc.absent()) {
            abort.warn(FAULT, "an abort without httpStatus or grpcStatus does nothing");
        }
    }

    private static void percentage(Field part) {
        ValueRules.percentMessage(part.get("percentage"));
    }
}
