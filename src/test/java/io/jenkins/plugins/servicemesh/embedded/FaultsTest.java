package io.jenkins.plugins.servicemesh.embedded;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.io.UncheckedIOException;
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
}
