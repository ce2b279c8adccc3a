package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Fabric8ClusterTest {

    private static final Resource SETTINGS = Resource.of(KubernetesTypes.CONFIG_MAP, "shop", "settings");
    private static final String STORED = SETTINGS.tree().toString();

    private StubApi api;
    private Fabric8Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        cluster = api.cluster();
    }

    @AfterEach
    void stop() {
        cluster.close();
        api.close();
    }

    @Test
    void aCreateNamesItsManagerAndIsStrict() {
        api.answers(201, STORED);

        cluster.create(SETTINGS, WriteMode.STORE);

        assertThat(api.last().method()).isEqualTo("POST");
        assertThat(api.last().path()).isEqualTo("/api/v1/namespaces/shop/configmaps");
        assertThat(api.last().query()).isEqualTo("fieldManager=jenkins-service-mesh&fieldValidation=Strict");
        assertThat(api.last().body()).isEqualTo(STORED);
    }

    @Test
    void aDryRunSaysSo() {
        api.answers(201, STORED);

        cluster.create(SETTINGS, WriteMode.DRY_RUN);

        assertThat(api.last().query()).endsWith("&dryRun=All");
    }

    @Test
    void aPatchIsSentAsJsonPatch() {
        api.answers(200, STORED);

        cluster.patch(SETTINGS.id(), patch("blue"), WriteMode.STORE);

        assertThat(api.last().method()).isEqualTo("PATCH");
        assertThat(api.last().contentType()).startsWith("application/json-patch+json");
        assertThat(api.last().body()).isEqualTo("[{\"op\":\"add\",\"path\":\"/data/colour\",\"value\":\"blue\"}]");
    }

    @Test
    void aDeleteCarriesItsPreconditionsAndItsDryRunInTheBody() {
        api.answers(200, "{}");

        cluster.delete(SETTINGS.id(), new Preconditions(Optional.of("u"), Optional.of("7")), WriteMode.DRY_RUN);

        assertThat(JsonText.parse(api.last().body())).isEqualTo(JsonText.parse("""
                {"apiVersion": "v1", "kind": "DeleteOptions", "dryRun": ["All"],
                 "preconditions": {"uid": "u", "resourceVersion": "7"}}"""));
    }

    @Test
    void aDeleteWithoutPreconditionsNamesNone() {
        api.answers(200, "{}");

        cluster.delete(SETTINGS.id(), Preconditions.NONE, WriteMode.STORE);

        assertThat(JsonText.parseObject(api.last().body()).has("preconditions")).isFalse();
    }

    @Test
    void aListFollowsItsPages() {
        api.answers(200, page("next page", "b")).answers(200, page("", "a"));

        List<Resource> found = cluster.list(ResourceQuery.in("shop", KubernetesTypes.CONFIG_MAP));

        assertThat(found).extracting(Resource::name).containsExactly("a", "b");
        assertThat(api.seen())
                .extracting(StubApi.Seen::query)
                .containsExactly("limit=500", "limit=500&continue=next page");
    }

    @Test
    void aListWhosePagesHaveExpiredBeginsAnew() {
        api.answers(200, page("old", "a"))
                .answers(410, "{\"kind\":\"Status\",\"reason\":\"Expired\",\"message\":\"too old\"}")
                .answers(200, page("", "b"));

        assertThat(cluster.list(ResourceQuery.everywhere(KubernetesTypes.CONFIG_MAP)))
                .extracting(Resource::name)
                .containsExactly("b");
    }

    @Test
    void aListBeginsAnewOnce() {
        api.answers(410, "{}");

        assertThat(refusalOf(() -> cluster.list(ResourceQuery.everywhere(KubernetesTypes.CONFIG_MAP)))
                        .code())
                .isEqualTo(410);
        assertThat(api.seen()).hasSize(2);
    }

    @Test
    void labelsAreSelectedInOneOrder() {
        api.answers(200, page(""));

        cluster.list(ResourceQuery.in("shop", KubernetesTypes.POD).withLabels(Map.of("version", "v1", "app", "a")));

        assertThat(api.last().query()).isEqualTo("limit=500&labelSelector=app=a,version=v1");
    }

    @Test
    void aNameIsEncoded() {
        api.answers(200, STORED);

        cluster.read(Resource.of(KubernetesTypes.CONFIG_MAP, "shop", "a/b?c").id());

        assertThat(api.last().path()).endsWith("/configmaps/a/b?c"); // decoded by the stub: one segment when sent
        assertThat(api.last().query()).isEqualTo("null");
    }

    @Test
    void whatIsServedIsAskedOnce() {
        api.answers(200, "{\"resources\": [{\"name\": \"configmaps\", \"kind\": \"ConfigMap\"}]}");

        assertThat(cluster.serves(KubernetesTypes.CONFIG_MAP)).isTrue();
        assertThat(cluster.serves(KubernetesTypes.CONFIG_MAP)).isTrue();
        assertThat(api.seen()).extracting(StubApi.Seen::path).containsExactly("/api/v1");
    }

    @Test
    void whatIsNotServedIsAskedAgain() {
        api.answers(404, "404 page not found\n")
                .answers(200, "{\"resources\": [{\"name\": \"leases\", \"kind\": \"Lease\"}]}");

        assertThat(cluster.serves(KubernetesTypes.LEASE)).isFalse();
        assertThat(cluster.serves(KubernetesTypes.LEASE)).isTrue();
    }

    @Test
    void aFailingDiscoveryIsNoAnswer() {
        api.answers(503, "{}");

        assertThat(refusalOf(() -> cluster.serves(KubernetesTypes.LEASE)).reason())
                .isEqualTo(Reason.OTHER);
    }

    @Test
    void aReviewAsksForExactlyThat() {
        api.answers(201, "{\"status\": {\"allowed\": true, \"reason\": \"by the role\"}}");
        AccessRequest request = new AccessRequest("patch", KubernetesTypes.LEASE, "shop");

        assertThat(cluster.review(request)).isEqualTo(new AccessReview(request, true, "by the role"));
        assertThat(JsonText.parseObject(api.last().body()).object("spec")).isEqualTo(JsonText.parse("""
                {"resourceAttributes": {"verb": "patch", "group": "coordination.k8s.io", "version": "v1",
                 "resource": "leases", "namespace": "shop"}}"""));
    }

    @Test
    void aFailingWriteIsNotRepeated() {
        api.answers(503, "overloaded");

        ClusterException refusal = refusalOf(() -> cluster.create(SETTINGS, WriteMode.STORE));

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER);
        assertThat(refusal.code()).isEqualTo(503);
        assertThat(api.seen()).hasSize(1);
    }

    @Test
    void tooManyRequestsAreToldByTheirCode() {
        api.answers(429, "slow down");

        assertThat(refusalOf(() -> cluster.read(SETTINGS.id())))
                .hasMessage(
                        "cannot read ConfigMap shop/settings in cluster 'stub': the server answered 429: slow down");
    }

    @Test
    void whatDoesNotSpeakJsonIsNoApi() {
        api.answers(200, "<html>Please log in</html>");

        assertThat(refusalOf(() -> cluster.read(SETTINGS.id())))
                .hasMessageContaining("does not speak JSON; is it a Kubernetes API?")
                .hasMessageNotContaining("log in");
    }

    private static JsonPatch patch(String colour) {
        return new JsonPatch(List.of(new JsonPatch.Add(JsonPointer.parse("/data/colour"), new JsonString(colour))));
    }

    private static String page(String next, String... names) {
        List<Map<String, Object>> items = Arrays.stream(names)
                .map(name -> Map.<String, Object>of("metadata", Map.of("name", name)))
                .toList();
        return JsonValue.of(Map.of("items", items, "metadata", Map.of("continue", next)))
                .toString();
    }

    private static ClusterException refusalOf(ThrowingCallable call) {
        return catchThrowableOfType(ClusterException.class, call);
    }
}
