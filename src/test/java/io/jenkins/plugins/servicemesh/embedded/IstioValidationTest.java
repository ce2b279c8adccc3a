package io.jenkins.plugins.servicemesh.embedded;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The embedded server refuses what Istio's webhook refuses, in the webhook's form, for every way to write. */
class IstioValidationTest extends ClusterTest {

    private static final String WRONG = "{\"spec\":{\"hosts\":[\"a b\"]}}";
    private static final String APPLY = "application/apply-patch+yaml";

    private String wrong() {
        return virtualService("reviews").replace("[reviews]", "['a b']");
    }

    @Test
    void aMistakeIsToldInTheWordsOfTheWebhook() {
        Answer answer = api.post(ROUTES, wrong());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("reason")).isFalse();
        assertThat(answer.message())
                .startsWith("admission webhook \"validation.istio.io\" denied the request: configuration is invalid: ")
                .contains("spec.hosts[0]", "a b");
    }

    @Test
    void severalMistakesAreAList() {
        Answer answer = api.post(ROUTES, wrong().replace("host: reviews", "host: ''"));

        assertThat(answer.message())
                .contains("configuration is invalid: 3 errors occurred:\n\t* spec.hosts[0]: ", "\n\t* spec.http[0]");
    }

    @Test
    void aPatchIsJudged() {
        api.post(ROUTES, virtualService("reviews"));

        assertThat(api.mergePatch(ROUTES + "/reviews", WRONG).status()).isEqualTo(400);
    }

    @Test
    void aServerSideApplyIsJudgedWhetherItCreatesOrChanges() {
        String path = ROUTES + "/reviews?fieldManager=one&force=true";

        assertThat(api.send("PATCH", path, APPLY, wrong()).status()).isEqualTo(400);
        api.post(ROUTES, virtualService("reviews"));
        assertThat(api.send("PATCH", path, APPLY, wrong()).status()).isEqualTo(400);
    }

    @Test
    void whatIsInvalidCanBeRemoved() {
        cluster.admit("validation.istio.io", (operation, object) -> Optional.empty());
        api.post(ROUTES, wrong());
        cluster.admit("validation.istio.io", new IstioValidation());

        assertThat(api.delete(ROUTES + "/reviews").status()).isEqualTo(200);
    }

    @Test
    void theStatusIsNotJudged() {
        cluster.admit("validation.istio.io", (operation, object) -> Optional.empty());
        api.post(ROUTES, wrong());
        cluster.admit("validation.istio.io", new IstioValidation());

        assertThat(api.mergePatch(ROUTES + "/reviews/status", "{\"status\":{\"observedGeneration\":\"1\"}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void kindsOfOthersAreNotJudged() {
        assertThat(api.post("/api/v1/namespaces/shop/configmaps", "{metadata: {name: 'reviews'}}")
                        .status())
                .isEqualTo(201);
    }
}
