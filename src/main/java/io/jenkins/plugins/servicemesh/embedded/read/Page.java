package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/**
 * A part of a list, as {@code limit} and {@code continue} ask for it.
 *
 * @param from index of the first
 * @param to index behind the last
 * @param total how many there are
 */
record Page(int from, int to, int total) {

    /** The page that the request asks for. @throws StatusException when it cannot be told which */
    static Page of(Request request, int total) {
        int from = Math.min(number(request, "continue"), total);
        int limit = number(request, "limit");
        return new Page(from, limit == 0 ? total : Math.min(total, from + limit), total);
    }

    private static int number(Request request, String parameter) {
        String text = request.parameter(parameter).orElse("");
        try {
            return text.isEmpty() ? 0 : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw Status.badRequest(parameter + " is not valid: " + text).exception();
        }
    }

    /** The list's metadata: where the next page begins, if there is one. */
    JsonObject metadata(String resourceVersion) {
        JsonObject metadata = JsonObject.of("resourceVersion", resourceVersion);
        return to == total
                ? metadata
                : metadata.with("continue", Integer.toString(to)).with("remainingItemCount", total - to);
    }
}
