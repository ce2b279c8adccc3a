package io.jenkins.plugins.servicemesh.embedded.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointSlicesTest extends ClusterTest {

    private static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";
    private static final String PODS = "/api/v1/namespaces/shop/pods";

    @BeforeEach
    void deploy() {
        cluster.load("""
                apiVersion: v1
                kind: Service
                metadata: {name: reviews, namespace: shop}
                spec: {selector: {app: reviews}, ports: [{name: http, port: 80, targetPort: web}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: shop, labels: {app: reviews}}
                spec: {containers: [{name: main, image: reviews, ports: [{name: web, containerPort: 9080}]}]}
                """);
    }

    private JsonObject slice() {
        return api.get(SLICES + "?labelSelector=kubernetes.io/service-name%3Dreviews")
                .json()
                .array("items")
                .objects()
                .get(0);
    }

    private List<JsonObject> endpoints() {
        return slice().array("endpoints").objects();
    }

    @Test
    void aServiceHasTheAddressesOfItsPods() {
        JsonObject pod = api.get(PODS + "/a").json();
        JsonObject endpoint = endpoints().get(0);
        assertThat(endpoint.array("addresses").texts())
                .containsExactly(pod.object("status").text("podIP").orElseThrow());
        assertThat(endpoint.object("targetRef").texts())
                .containsEntry("kind", "Pod")
                .containsEntry("name", "a");
        assertThat(endpoint.object("conditions").get("ready")).contains(JsonValue.of(true));
    }

    @Test
    void aPortThatIsNamedIsLookedUpInThePods() {
        JsonObject port = slice().array("ports").objects().get(0);
        assertThat(port.text("name")).contains("http");
        assertThat(port.get("port")).contains(JsonValue.of(9080));
    }

    @Test
    void aPodThatIsNotReadyIsListedAsSuch() {
        api.mergePatch(PODS + "/a", "{\"metadata\":{\"annotations\":{\"lab/never-ready\":\"true\"}}}");
        assertThat(endpoints().get(0).object("conditions").get("ready")).contains(JsonValue.of(false));
    }

    @Test
    void aPodThatIsGoneIsNotListed() {
        api.delete(PODS + "/a");
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void aPodWithOtherLabelsIsNotListed() {
        api.mergePatch(PODS + "/a", "{\"metadata\":{\"labels\":{\"app\":\"other\"}}}");
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void theSliceGoesWithItsService() {
        api.delete("/api/v1/namespaces/shop/services/reviews");
        assertThat(api.get(SLICES).names()).isEmpty();
    }
}
