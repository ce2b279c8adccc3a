package io.jenkins.plugins.servicemesh.istio.metric;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests failed by the server's fault.
 *
 * <p>HTTP: a status from 500 on, and {@code 0}, a connection that was cut before any. gRPC answers 200 whatever happens, so its
 * own status counts: UNKNOWN 2, DEADLINE_EXCEEDED 4, UNIMPLEMENTED 12, INTERNAL 13, UNAVAILABLE 14, DATA_LOSS 15, and a number
 * that gRPC does not define. These are the ones that map to an HTTP status from 500 on. The others are what a 4xx is over
 * HTTP: a healthy service that is asked for things that are not there answers NOT_FOUND all day, and a comparison of two
 * versions would drown in it. Whoever wants them counted writes an expression over {@code grpc_response_status}.
 */
final class Failures {

    private static final Pattern SERVER_ERROR = Pattern.compile("5\\d\\d|0");

    /** OK, CANCELLED, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNAUTHENTICATED. */
    private static final Set<String> NOT_THE_SERVERS_FAULT =
            Set.of("", "0", "1", "3", "5", "6", "7", "8", "9", "10", "11", "16");

    private Failures() {}

    /** Whether requests of these labels of {@code istio_requests_total} failed. */
    static boolean isFailure(Map<String, String> labels) {
        return SERVER_ERROR.matcher(labels.getOrDefault("response_code", "")).matches() || isFailedGrpc(labels);
    }

    private static boolean isFailedGrpc(Map<String, String> labels) {
        return "grpc".equals(labels.get("request_protocol"))
                && !NOT_THE_SERVERS_FAULT.contains(labels.getOrDefault("grpc_response_status", ""));
    }
}
