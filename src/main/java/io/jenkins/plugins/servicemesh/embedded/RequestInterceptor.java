package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.util.Optional;

/** Stands before and behind the server: answers requests in its place, or changes or withholds its answers. */
@FunctionalInterface
public interface RequestInterceptor {

    /**
     * Sees a request before the server does.
     *
     * @return the answer to give instead, {@link Response#NONE} to close the connection; empty to let the request pass
     */
    Optional<Response> before(Request request);

    /** Sees an answer after the server did its work; what it returns is sent, nothing if it is {@link Response#NONE}. */
    default Response after(Request request, Response response) {
        return response;
    }
}
