package io.jenkins.plugins.servicemesh.embedded.write;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalTest extends ClusterTest {

    private static final String REVIEWS = ROUTES + "/reviews";

    private Answer created;

    @BeforeEach
    void create() {
        created = api.post(ROUTES, virtualService("reviews"));
    }

    @Test
    void aRemovalAnswersWithWhatWasRemoved() {
        Answer answer = api.delete(REVIEWS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().text("status")).contains("Success");
        assertThat(answer.json().object("details").texts())
                .containsEntry("name", "reviews")
                .containsEntry("group", "networking.istio.io")
                .containsEntry("kind", "virtualservices")
                .containsEntry("uid", created.metadata().text("uid").orElseThrow());
        assertThat(api.get(REVIEWS).status()).isEqualTo(404);
    }

    @Test
    void someKindsAnswerWithTheObject() {
        Answer answer = api.delete("/api/v1/namespaces/shop/serviceaccounts/default");
        assertThat(answer.json().text("kind")).contains("ServiceAccount");
    }

    @Test
    void anotherUidIsAConflict() {
        Answer answer = api.delete(REVIEWS, "{\"preconditions\":{\"uid\":\"other\"}}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message())
                .startsWith(
                        "Operation cannot be fulfilled on VirtualService.networking.istio.io \"reviews\": the UID in"
                                + " the precondition (other) does not match the UID in record (");
    }

    @Test
    void anotherVersionIsAConflict() {
        Answer answer = api.delete(REVIEWS, "{\"preconditions\":{\"resourceVersion\":\"1\"}}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("the ResourceVersion in the precondition (1) does not match");
    }

    @Test
    void preconditionsThatHoldLetItPass() {
        String uid = created.metadata().text("uid").orElseThrow();
        Answer answer = api.delete(
                REVIEWS,
                "{\"preconditions\":{\"uid\":\"" + uid + "\",\"resourceVersion\":\"" + created.version() + "\"}}");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aDryRunRemovesNothing() {
        assertThat(api.delete(REVIEWS + "?dryRun=All").status()).isEqualTo(200);
        assertThat(api.delete(REVIEWS, "{\"dryRun\":[\"All\"]}").status()).isEqualTo(200);
        assertThat(api.get(REVIEWS).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotRemoved() {
        assertThat(api.delete(ROUTES + "/none").status()).isEqualTo(404);
    }

    @Test
    void anObjectWithAFinalizerStaysUntilItIsTakenOff() {
        api.mergePatch(REVIEWS, "{\"metadata\":{\"finalizers\":[\"a.b/c\"]}}");
        Answer marked = api.delete(REVIEWS);
        assertThat(marked.metadata().has("deletionTimestamp")).isTrue();
        assertThat(api.get(REVIEWS).status()).isEqualTo(200);
        api.mergePatch(REVIEWS, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(api.get(REVIEWS).status()).isEqualTo(404);
    }

    @Test
    void aSelectorRemovesAllThatItNames() {
        api.mergePatch(REVIEWS, "{\"metadata\":{\"labels\":{\"a\":\"1\"}}}");
        api.post(ROUTES, virtualService("ratings"));
        Answer answer = api.delete(ROUTES + "?labelSelector=a%3D1");
        assertThat(answer.json().text("kind")).contains("VirtualServiceList");
        assertThat(answer.names()).containsExactly("reviews");
        assertThat(api.get(ROUTES).names()).containsExactly("ratings");
    }
}
