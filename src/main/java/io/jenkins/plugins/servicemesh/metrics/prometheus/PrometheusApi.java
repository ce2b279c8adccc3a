package io.jenkins.plugins.servicemesh.metrics.prometheus;

import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.series.ApiAnswer;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks Prometheus. A 5xx and a connection that fails are asked again, twice; all else is told at once. Redirects are not
 * followed: they could lead credentials elsewhere.
 */
final class PrometheusApi {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int SHORTEST_SECRET = 8; // shorter header values are tenants and the like

    private final PrometheusConfig config;
    private final HttpClient client;

    PrometheusApi(PrometheusConfig config) {
        this.config = config;
        this.client = HttpClients.trusting(config.caCertificates());
    }

    /** @throws MetricException when there is no whole answer in time */
    ApiAnswer ask(Question question) {
        HttpRequest request = request(question);
        long deadline = System.nanoTime() + config.timeout().toNanos();
        Attempt attempt = attempt(request, deadline);
        for (int i = 1; i < ATTEMPTS && attempt.mayPass(); i++) {
            pause(i);
            attempt = attempt(request, deadline);
        }
        return judged(attempt.answer(this));
    }

    /** @param failure why there is no answer; empty when there is one */
    private record Attempt(Optional<HttpResponse<String>> response, String failure) {

        boolean mayPass() {
            return response.map(answer -> answer.statusCode() >= 500).orElse(true);
        }

        HttpResponse<String> answer(PrometheusApi api) {
            return response.orElseThrow(() -> api.failed("cannot be reached: " + failure));
        }
    }

    private Attempt attempt(HttpRequest request, long deadline) {
        try {
            return new Attempt(Optional.of(send(request, deadline)), "");
        } catch (IOException e) {
            return new Attempt(Optional.empty(), reason(e));
        }
    }

    private HttpRequest request(Question question) {
        HttpRequest.Builder request = question.request(config.url()).header("Accept", "application/json");
        config.headers().forEach(request::setHeader);
        config.credentials().ifPresent(who -> request.setHeader("Authorization", who.header()));
        return request.build();
    }

    private void pause(int failed) {
        try {
            Thread.sleep(PAUSE.toMillis() * failed);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The whole body counts for the time, not only the first byte. */
    private HttpResponse<String> send(HttpRequest request, long deadline) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
        try {
            return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failed("did not answer within " + DurationText.print(config.timeout()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private IOException failure(@Nullable Throwable cause) {
        if (cause instanceof BoundedBody.TooLongException) {
            throw failed("answered with more than " + (LARGEST_ANSWER >> 20) + " MiB: ask for fewer series");
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }

    /** Where nobody listens the JDK says nothing. */
    private static String reason(IOException failure) {
        return failure.getMessage() == null ? "no connection" : failure.getMessage();
    }

    private ApiAnswer judged(HttpResponse<String> response) {
        Optional<JsonObject> json = json(response.body());
        if (response.statusCode() != 200) {
            String words = json.map(answer -> ": " + ApiAnswer.error(answer)).orElse("");
            throw failed("answered " + response.statusCode() + words);
        }
        try {
            return ApiAnswer.of(config.describe(), json.orElse(JsonObject.EMPTY));
        } catch (MetricException e) {
            throw new MetricException(withoutSecrets(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<JsonObject> json(String body) {
        try {
            return Optional.of(JsonText.parseObject(body));
        } catch (TextFormatException e) {
            return Optional.empty();
        }
    }

    private MetricException failed(String what) {
        return new MetricException(withoutSecrets(config.describe() + " " + what));
    }

    private MetricException interrupted() {
        Thread.currentThread().interrupt();
        return failed("was not waited for: interrupted");
    }

    /** Whoever answers may quote what it was sent. */
    private String withoutSecrets(String message) {
        Stream<String> secrets = Stream.concat(
                config.headers().values().stream().filter(value -> value.length() >= SHORTEST_SECRET),
                config.credentials().stream().flatMap(who -> who.secrets().stream()));
        return secrets.filter(secret -> !secret.isBlank())
                .reduce(message, (text, secret) -> text.replace(secret, "***"));
    }
}
