package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;

/**
 * How a write is to be done.
 *
 * @param dryRun answer as if it were done, store nothing
 * @param manager who writes, for the record of who wrote which field
 */
record WriteOptions(boolean dryRun, FieldValidation fieldValidation, String manager) {

    private static final String GROUP = "meta.k8s.io";

    /**
     * Reads the parameters of a request.
     *
     * @param kind the name of the options in a refusal, for example {@code CreateOptions}
     * @throws StatusException when a parameter has a value that is unknown
     */
    static WriteOptions of(Request request, String kind) {
        return new WriteOptions(dryRun(request, kind), fieldValidation(request, kind), manager(request));
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

    private static String manager(Request request) {
        return request.parameter("fieldManager")
                .orElseGet(() -> request.userAgent().isEmpty()
                        ? "unknown"
                        : request.userAgent().split("/", 2)[0]);
    }

    private static StatusException refusal(String kind, StatusCause cause) {
        return Status.invalid(GROUP, kind, "", List.of(cause)).exception();
    }
}
