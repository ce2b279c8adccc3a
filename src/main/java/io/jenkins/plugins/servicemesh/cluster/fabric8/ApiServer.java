package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends calls to one API server and tells answers from refusals. Never sends a call twice. */
final class ApiServer implements AutoCloseable {

    private final String cluster;
    private final URI url;
    private final HttpClient http;
    private final Duration patience;

    /**
     * @param cluster its name in messages
     * @param url its address, ending in a slash
     * @param patience how long to wait for an answer to begin
     */
    ApiServer(String cluster, URI url, HttpClient http, Duration patience) {
        this.cluster = cluster;
        this.url = url;
        this.http = http;
        this.patience = patience;
    }

    String cluster() {
        return cluster;
    }

    /** The document that the server answers with; throws what {@link Refusal} makes of any other answer. */
    JsonObject send(ApiRequest request) {
        HttpResponse<String> response = exchange(request);
        if (!response.isSuccessful()) {
            throw new Refusal(cluster, request, response.code(), response.body()).toException();
        }
        try {
            return JsonText.parseObject(response.body());
        } catch (TextFormatException e) {
            throw new ClusterException(
                    ClusterException.Reason.OTHER,
                    "cannot " + request.purpose() + " in cluster '" + cluster + "': what answers at " + host()
                            + " does not speak JSON; is it a Kubernetes API?");
        }
    }

    private HttpResponse<String> exchange(ApiRequest request) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(toHttp(request), String.class);
        try {
            // the HTTP client keeps the time until an answer begins; one that begins and never ends is cut off here
            return answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAnswer(cluster, host(), request).toException(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswer(cluster, host(), request).toException(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer(cluster, host(), request).toException("interrupted while waiting for it");
        }
    }

    private HttpRequest toHttp(ApiRequest request) {
        HttpRequest.Builder builder = http.newHttpRequestBuilder()
                .uri(url.resolve(request.target()))
                .header("Accept", ApiRequest.JSON)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return request.contentType().isEmpty()
                ? builder.build()
                : builder.method(request.method(), request.contentType(), request.body())
                        .build();
    }

    /** The address without anything that could be a secret: user info and paths are left out. */
    private String host() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public void close() {
        http.close();
    }
}
