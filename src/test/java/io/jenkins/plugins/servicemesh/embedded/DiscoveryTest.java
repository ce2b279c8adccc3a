package io.jenkins.plugins.servicemesh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest extends ClusterTest {

    private JsonObject resource(String path, String name) {
        return api.get(path).json().array("resources").objects().stream()
                .filter(resource -> resource.text("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/livez"})
    void theServerSaysThatItIsWell(String path) {
        assertThat(api.get(path).text()).isEqualTo("ok");
    }

    @Test
    void theVersionIsTheOneThatItBehavesLike() {
        assertThat(api.get("/version").json().texts())
                .containsEntry("major", "1")
                .containsEntry("minor", "35");
    }

    @Test
    void theCoreGroupHasOneVersion() {
        assertThat(api.get("/api").json())
                .isEqualTo(JsonText.parse("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}"));
    }

    @Test
    void groupsNameTheirVersionsTheMostStableFirst() {
        assertThat(api.get("/apis/networking.istio.io").json()).isEqualTo(JsonText.parse("""
                                {"kind":"APIGroup","apiVersion":"v1","name":"networking.istio.io",
                                 "versions":[{"groupVersion":"networking.istio.io/v1","version":"v1"},
                                  {"groupVersion":"networking.istio.io/v1beta1","version":"v1beta1"},
                                  {"groupVersion":"networking.istio.io/v1alpha3","version":"v1alpha3"}],
                                 "preferredVersion":{"groupVersion":"networking.istio.io/v1","version":"v1"}}"""));
    }

    @Test
    void allGroupsAreListed() {
        List<String> names = api.get("/apis").json().array("groups").objects().stream()
                .map(group -> group.text("name").orElse(""))
                .toList();
        assertThat(names)
                .contains("apps", "discovery.k8s.io", "coordination.k8s.io", "networking.istio.io", "policy.linkerd.io")
                .contains("gateway.networking.k8s.io", "apiextensions.k8s.io", "authorization.k8s.io");
    }

    @Test
    void aCustomKindIsDescribed() {
        JsonObject described = resource("/apis/networking.istio.io/v1", "virtualservices");
        assertThat(described.texts())
                .containsEntry("kind", "VirtualService")
                .containsEntry("singularName", "virtualservice");
        assertThat(described.get("namespaced")).contains(JsonValue.of(true));
        assertThat(described.array("shortNames").texts()).containsExactly("vs");
        assertThat(described.array("verbs").texts())
                .containsExactly("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    }

    @Test
    void aStatusThatIsWrittenApartIsAResource() {
        assertThat(resource("/apis/networking.istio.io/v1", "virtualservices/status")
                        .array("verbs")
                        .texts())
                .containsExactly("get", "patch", "update");
    }

    @Test
    void anAccessReviewCanOnlyBeCreated() {
        JsonObject described = resource("/apis/authorization.k8s.io/v1", "selfsubjectaccessreviews");
        assertThat(described.array("verbs").texts()).containsExactly("create");
        assertThat(api.get("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aVersionThatIsNotServedIsNotFound() {
        assertThat(api.get("/apis/networking.istio.io/v7").status()).isEqualTo(404);
    }

    @Test
    void definitionsOfCustomKindsSayWhichBundleTheyAreOf() {
        JsonObject definition = api.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/"
                        + "httproutes.gateway.networking.k8s.io")
                .json();
        assertThat(definition.object("metadata").object("annotations").texts())
                .containsKey("gateway.networking.k8s.io/bundle-version")
                .containsEntry("gateway.networking.k8s.io/channel", "standard");
        assertThat(definition.object("spec").object("names").text("kind")).contains("HTTPRoute");
    }
}
