package io.jenkins.plugins.servicemesh.embedded;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest extends ClusterTest {

    @Test
    void aChosenRequestGetsAChosenAnswer() {
        cluster.intercept(Faults.answer(
                2,
                request -> request.path().equals(ROUTES),
                Response.failure(503, "ServiceUnavailable", "the server is currently unable to handle the request")));
        assertThat(api.get(ROUTES).status()).isEqualTo(200);
        assertThat(api.get(ROUTES).reason()).isEqualTo("ServiceUnavailable");
        assertThat(api.get(ROUTES).status()).isEqualTo(200);
    }

    @Test
    void aServerThatDiesBeforeAWriteDoesNotDoIt() {
        cluster.intercept(Faults.dieBeforeWrite(2));
        api.post(ROUTES + "?dryRun=All", virtualService("first"));
        api.post(ROUTES, virtualService("first"));
        assertThatThrownBy(() -> api.post(ROUTES, virtualService("second"))).isInstanceOf(UncheckedIOException.class);
        assertThat(api.get(ROUTES).names()).containsExactly("first");
    }

    @Test
    void anAnswerThatIsLostBelongsToARequestThatWasDone() {
        cluster.intercept(Faults.dropReply(1, Request::isWrite));
        assertThatThrownBy(() -> api.post(ROUTES, virtualService("first"))).isInstanceOf(UncheckedIOException.class);
        assertThat(api.get(ROUTES).names()).containsExactly("first");
    }

    @Test
    void aConflictIsToldAsTheServerTellsIt() {
        cluster.intercept(Faults.answer(1, Request::isWrite, Faults.conflict()));
        assertThat(api.post(ROUTES, virtualService("first")).reason()).isEqualTo("Conflict");
        assertThat(api.post(ROUTES, virtualService("first")).status()).isEqualTo(201);
    }

    @Test
    void aBusyServerSaysHowLongToWait() throws Exception {
        cluster.intercept(Faults.answer(1, request -> true, Faults.tooManyRequests(7)));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cluster.url() + ROUTES))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void aBrokenServerSaysSo() {
        cluster.intercept(Faults.answer(1, request -> true, Faults.internalError()));
        assertThat(api.get(ROUTES).reason()).isEqualTo("InternalError");
    }

    @Test
    void aDelayedRequestTakesThatLong() {
        cluster.intercept(Faults.delay(Duration.ofMillis(200), request -> true));
        long began = System.nanoTime();
        assertThat(api.get(ROUTES).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aWatchIsCutAfterSoManyEvents() {
        cluster.intercept(Faults.cutWatch(1, 2, request -> true));
        List.of("a", "b", "c").forEach(name -> api.post(ROUTES, virtualService(name)));
        assertThat(api.get(ROUTES + "?watch=true&timeoutSeconds=5")
                        .text()
                        .strip()
                        .lines())
                .hasSize(2);
    }
}
