package io.jenkins.plugins.servicemesh.rollout.gate;

import io.jenkins.plugins.servicemesh.metrics.prometheus.HttpClients;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A webhook. It gets {@code {"rollout": ID, "kind": PLANNED|INCONCLUSIVE|NO_DATA, "text": ...}} by POST, and answers 200 with
 * {@code {"answer": "yes"}} or {@code "no"}; a 200 without a body, or with JSON that has no {@code answer}, is a yes, 403 and 409
 * are a no. Whatever else comes, a redirect, a page for people or nothing in time, is no answer yet, and it is asked again.
 */
public final class WebhookGate implements Gate {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1 << 16;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<Integer> NO = Set.of(403, 409);

    private final URI url;
    private final Optional<String> token;
    private final HttpClient client;
    private final Duration limit;

    private WebhookGate(URI url, Optional<String> token, Optional<String> pem, Duration limit) {
        this.url = url;
        this.token = token;
        this.client = HttpClients.trusting(pem);
        this.limit = limit;
    }

    /**
     * The webhook there.
     *
     * @param token sent as a bearer token
     * @param pem certificates that are trusted instead of the system's; TLS is always verified
     * @throws InvalidValueException when it is no http or https URL, or has a user in it; no message holds the URL's query
     */
    public static WebhookGate at(URI url, Optional<String> token, Optional<String> pem) {
        return at(url, token, pem, LIMIT);
    }

    static WebhookGate at(URI url, Optional<String> token, Optional<String> pem, Duration limit) {
        boolean known =
                url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
        if (!known || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new InvalidValueException(
                    "gate URL",
                    "(" + (url.getRawUserInfo() == null ? "not one" : "with a user") + ")",
                    "http://HOST[:PORT][/PATH] or https, without a user");
        }
        return new WebhookGate(url, token, pem, limit);
    }

    @Override
    public Optional<Boolean> ask(String rollout, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(rollout, question)));
        token.ifPresent(secret -> request.setHeader("Authorization", "Bearer " + secret));
        return answer(
                client.sendAsync(request.build(), BodyHandlers.ofInputStream()).thenApplyAsync(WebhookGate::judged));
    }

    private static String body(String rollout, Question question) {
        return JsonText.print(
                JsonObject.of("rollout", rollout).with("kind", question.kind()).with("text", question.text()));
    }

    /** The whole answer counts for the time, not only its first byte. */
    private Optional<Boolean> answer(CompletableFuture<Optional<Boolean>> coming) {
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            coming.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Boolean> judged(HttpResponse<InputStream> response) {
        try (InputStream stream = response.body()) {
            if (NO.contains(response.statusCode())) {
                return Optional.of(false);
            }
            return response.statusCode() == 200
                    ? judged(new String(stream.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A page for people, such as that of a login in between, is no consent. */
    private static Optional<Boolean> judged(String body) {
        if (body.isBlank()) {
            return Optional.of(true);
        }
        try {
            JsonObject json = JsonText.parseObject(body);
            String answer = json.has("answer") ? json.text("answer").orElse("") : "yes";
            return switch (answer) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (TextFormatException e) {
            return Optional.empty();
        }
    }

    /** Without what could be secret. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getHost();
    }
}
