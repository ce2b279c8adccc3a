package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.time.Duration;
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

    /** The answer that the object was changed by someone else meanwhile. */
    public static Response conflict() {
        return Response.failure(
                409,
                "Conflict",
                "Operation cannot be fulfilled: the object has been modified; please apply your"
                        + " changes to the latest version and try again");
    }

    /** The answer that there are too many requests, and how many seconds to wait. */
    public static Response tooManyRequests(int seconds) {
        return Response.failure(429, "TooManyRequests", "the server has received too many requests, please try again")
                .withHeader("Retry-After", Integer.toString(seconds));
    }

    /** The answer that something broke in the server. */
    public static Response internalError() {
        return Response.failure(500, "InternalError", "Internal error occurred: a fault was asked for");
    }

    /** Lets every request that matches wait that long before the server sees it. */
    public static RequestInterceptor delay(Duration length, Predicate<Request> matching) {
        return request -> {
            if (matching.test(request)) {
                sleep(length);
            }
            return Optional.empty();
        };
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the nth watch (from 1) that matches after that many events, as a server does that restarts. */
    public static RequestInterceptor cutWatch(int nth, int events, Predicate<Request> matching) {
        AtomicInteger seen = new AtomicInteger();
        return new RequestInterceptor() {
            @Override
            public Optional<Response> before(Request request) {
                return Optional.empty();
            }

            @Override
            public Response after(Request request, Response response) {
                boolean cuts =
                        request.query().containsKey("watch") && matching.test(request) && seen.incrementAndGet() == nth;
                return cuts ? response.cutAfter(events) : response;
            }
        };
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
