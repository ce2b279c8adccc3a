package io.jenkins.plugins.servicemesh.embedded;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLogTest extends ClusterTest {

    private static final String REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    @Test
    void everyRequestIsKeptWithItsAnswersStatus() {
        api.get(ROUTES + "?limit=5");
        api.get(ROUTES + "/none");
        assertThat(cluster.requests().all())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET " + ROUTES + " 200", "GET " + ROUTES + "/none 404");
        assertThat(cluster.requests().all().get(0).request().parameter("limit")).contains("5");
    }

    @Test
    void accessReviewsAndDryRunsAreNoWrites() {
        api.post(ROUTES, virtualService("reviews"));
        api.post(ROUTES + "?dryRun=All", virtualService("other"));
        api.post(REVIEW, "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview}");
        assertThat(cluster.requests().writes()).hasSize(1);
        assertThat(cluster.requests().dryRuns()).hasSize(1);
        assertThat(cluster.requests().accessReviews()).hasSize(1);
    }

    @Test
    void aClearedLogIsEmpty() {
        api.get(ROUTES);
        cluster.clearRequests();
        assertThat(cluster.requests().all()).isEmpty();
    }

    @Test
    void whatIsLoadedIsNotLogged() {
        assertThat(cluster.requests().all()).isEmpty();
    }
}
