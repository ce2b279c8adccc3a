package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;

/**
 * A request that was answered.
 *
 * @param status the HTTP status of the answer; 0 when the connection was closed without one
 */
public record RecordedRequest(Request request, int status) {

    /** The request's method. */
    public String method() {
        return request.method();
    }

    /** The request's path. */
    public String path() {
        return request.path();
    }

    /** {@code PATCH /apis/networking.istio.io/v1/namespaces/shop/virtualservices/reviews 200}. */
    @Override
    public String toString() {
        return method() + " " + path() + " " + status;
    }
}
