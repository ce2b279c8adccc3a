package io.jenkins.plugins.servicemesh.embedded.call;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest extends ClusterTest {

    private Optional<JsonValue> mayPatch(String namespace) {
        Answer answer = api.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", """
                apiVersion: authorization.k8s.io/v1
                kind: SelfSubjectAccessReview
                spec:
                  resourceAttributes:
                    {namespace: %s, verb: patch, group: networking.istio.io, resource: virtualservices}
                """.formatted(namespace));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().object("status").get("allowed");
    }

    @Test
    void everythingIsAllowedAtFirst() {
        assertThat(mayPatch("shop")).contains(JsonValue.of(true));
    }

    @Test
    void whatIsDeniedIsSaidBeforehand() {
        cluster.deny(new AccessRule("patch", "networking.istio.io", "virtualservices", "shop"));
        assertThat(mayPatch("shop")).contains(JsonValue.of(false));
        assertThat(mayPatch("other")).contains(JsonValue.of(true));
    }

    @Test
    void aStarDeniesEverywhere() {
        cluster.deny(new AccessRule("*", "networking.istio.io", "*", "*"));
        assertThat(mayPatch("other")).contains(JsonValue.of(false));
    }

    @Test
    void whatIsDeniedIsRefused() {
        cluster.deny(new AccessRule("create", "networking.istio.io", "virtualservices", "shop"));
        Answer answer = api.post(ROUTES, virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("Forbidden");
        assertThat(answer.message())
                .isEqualTo("virtualservices.networking.istio.io is forbidden: User \"embedded\" cannot create resource"
                        + " \"virtualservices\" in API group \"networking.istio.io\" in the namespace \"shop\"");
    }

    @Test
    void theStatusPartIsAResourceOfItsOwn() {
        api.post(ROUTES, virtualService("reviews"));
        cluster.deny(new AccessRule("patch", "networking.istio.io", "virtualservices/status", "*"));
        assertThat(api.mergePatch(ROUTES + "/reviews/status", "{}").status()).isEqualTo(403);
        assertThat(api.mergePatch(ROUTES + "/reviews", "{}").status()).isEqualTo(200);
    }

    @Test
    void aReadAcrossNamespacesIsARightOfItsOwn() {
        cluster.deny(new AccessRule("list", "networking.istio.io", "virtualservices", ""));
        Answer answer = api.get("/apis/networking.istio.io/v1/virtualservices");
        assertThat(answer.message()).endsWith("at the cluster scope");
        assertThat(api.get(ROUTES).status()).isEqualTo(200);
    }
}
