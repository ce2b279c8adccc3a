package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Interceptors that let requests go wrong, each once. */
public final class Faults {

    private Faults() {}

    /** Answers the nth request (from 1) that matches; the server never sees it. */
    public static RequestInterceptor answer(int nth, Predicate<Request> matching, Response response) {
        AtomicInteger seen = new AtomicInteger();
        return request ->
                matching.test(request) && seen.incrementAndGet() == nth ? Optional.of(response) : Optional.empty();
    }

    /** Closes the connection before the nth write (from 1; dry runs do not count): it is not done. */
    public static RequestInterceptor dieBeforeWrite(int nth) {
        return answer(nth, Faults::stores, Response.NONE);
    }

    /** Does the nth request (from 1) that matches, but closes the connection instead of answering. */
    public static RequestInterceptor dropReply(int nth, Predicate<Request> matching) {
        AtomicInteger seen = new AtomicInteger();
        return new RequestInterceptor() {
            @Override
            public Optional<Response> before(Request request) {
                return Optional.empty();
            }

            @Override
            public Response after(Request request, Response response) {
                return matching.test(request) && seen.incrementAndGet() == nth ? Response.NONE : response;
            }
        };
    }

    private static boolean stores(Request request) {
        return request.isWrite() && !request.isDryRun();
    }
}
