package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What every request over HTTP goes through: interceptors, the server, interceptors again, the log. */
final class RequestPipeline {

    private final ApiServer server;
    private final RequestLog log = new RequestLog();
    private final List<RequestInterceptor> interceptors = new CopyOnWriteArrayList<>();

    RequestPipeline(ApiServer server) {
        this.server = server;
    }

    RequestLog log() {
        return log;
    }

    void add(RequestInterceptor interceptor) {
        interceptors.add(interceptor);
    }

    Response answer(Request request) {
        Response response = before(request).orElseGet(() -> served(request));
        for (RequestInterceptor interceptor : interceptors) {
            response = interceptor.after(request, response);
        }
        log.add(new RecordedRequest(request, response.status()));
        return response;
    }

    private Optional<Response> before(Request request) {
        return interceptors.stream()
                .flatMap(interceptor -> interceptor.before(request).stream())
                .findFirst();
    }

    private Response served(Request request) {
        try {
            return server.answer(request);
        } catch (RuntimeException e) {
            return Response.failure(500, "InternalError", "Internal error occurred: " + e);
        }
    }
}
