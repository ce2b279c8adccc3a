package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldManager;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;

/**
 * How a write is to be done.
 *
 * @param dryRun answer as if it were done, store nothing
 * @param manager who writes, for the record of who wrote which field
 * @param force whether an apply takes fields from others
 */
record WriteOptions(boolean dryRun, FieldValidation fieldValidation, String manager, boolean force) {

    private static final String GROUP = "meta.k8s.io";

    /**
     * Reads the parameters of a request.
     *
     * @param kind the name of the options in a refusal, for example {@code CreateOptions}
     * @throws StatusException when a parameter has a value that is unknown
     */
    static WriteOptions of(Request request, String kind) {
        return new WriteOptions(
                dryRun(request, kind), fieldValidation(request, kind), manager(request), force(request));
    }

    private static boolean dryRun(Request request, String kind) {
        List<String> values = request.query().getOrDefault("dryRun", List.of());
        if (values.stream().anyMatch(value -> !value.equals("All"))) {
            throw refusal(kind, StatusCause.notSupported("dryRun", JsonValue.of(values), List.of("All")));
        }
        return !values.isEmpty();
    }

    private static FieldValidation fieldValidation(Request request, String kind) {
        String word = request.parameter("fieldValidation").orElse("");
        if (!FieldValidation.WORDS.contains(word)) {
            throw refusal(
                    kind, StatusCause.notSupported("fieldValidation", new JsonString(word), FieldValidation.WORDS));
        }
        return FieldValidation.of(word);
    }

    private static boolean force(Request request) {
        return request.parameter("force").filter("true"::equals).isPresent();
    }

    /** Who writes to that part of an object, in that way. */
    FieldManager manager(ApiCall call, String operation) {
        String part = call.isStatus() || call.isScale() ? call.path().part() : "";
        return new FieldManager(manager, operation, call.type().apiVersion(), part);
    }

    /** @throws StatusException when the request does not name who applies */
    void requireNamedManager(Request request) {
        if (request.parameter("fieldManager").orElse("").isEmpty()) {
            throw refusal("PatchOptions", StatusCause.required("fieldManager", "is required for apply patch"));
        }
    }

    private static String manager(Request request) {
        return request.parameter("fieldManager")
                .orElseGet(() -> request.userAgent().isEmpty()
                        ? "unknown"
                        : request.userAgent().split("/", 2)[0]);
    }

    static StatusException refusal(String kind, StatusCause cause) {
        return Status.invalid(GROUP, kind, "", List.of(cause)).exception();
    }
}
