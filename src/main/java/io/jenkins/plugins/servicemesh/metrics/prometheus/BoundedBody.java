package io.jenkins.plugins.servicemesh.metrics.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body as text, up to a length: a question that matches far too many series must not fill this process's memory. */
final class BoundedBody implements BodySubscriber<String> {

    /** There is more than was allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer part : parts) {
            byte[] content = new byte[part.remaining()];
            part.get(content);
            bytes.writeBytes(content);
        }
        if (bytes.size() > most) {
            body.completeExceptionally(new TooLongException());
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
