package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The time around the creation of a rollout's record, as long as a test wants it: whoever asked for it gets no answer. */
final class RecordWindow implements RequestInterceptor {

    private final boolean made;
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private RecordWindow(boolean made) {
        this.made = made;
    }

    /** The record is never made. */
    static RecordWindow beforeCreation() {
        return new RecordWindow(false);
    }

    /** The record is made. */
    static RecordWindow afterCreation() {
        return new RecordWindow(true);
    }

    /** Whether someone waits for the answer. */
    boolean isOpen() {
        return open.getCount() == 0;
    }

    /** Nobody is kept waiting any more. */
    void close() {
        closed.countDown();
    }

    @Override
    public Optional<Response> before(Request request) {
        return !made && isCreation(request) ? Optional.of(noAnswer()) : Optional.empty();
    }

    @Override
    public Response after(Request request, Response response) {
        return made && isCreation(request) ? noAnswer() : response;
    }

    private boolean isCreation(Request request) {
        return closed.getCount() > 0
                && request.method().equals("POST")
                && request.path().endsWith("/configmaps")
                && !request.isDryRun()
                && request.body().contains("mesh-rollout-");
    }

    private Response noAnswer() {
        open.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Response.NONE;
    }
}
