package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTest {

    private static final ResourceType ROUTE =
            ResourceType.namespaced("networking.istio.io", "v1", "VirtualService", "virtualservices");
    private static final ResourceType NAMESPACE = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
    private static final Resource REVIEWS = Resource.of(ROUTE, "shop", "reviews");

    @Test
    void aNewObjectHasItsIdentity() {
        assertThat(REVIEWS.tree())
                .isEqualTo(JsonText.parse("{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"VirtualService\","
                        + "\"metadata\":{\"name\":\"reviews\",\"namespace\":\"shop\"}}"));
        assertThat(REVIEWS).hasToString("VirtualService shop/reviews");
    }

    @Test
    void aClusterWideObjectHasNoNamespace() {
        Resource shop = Resource.of(NAMESPACE, "", "shop");
        assertThat(shop.tree().text("apiVersion")).contains("v1");
        assertThat(shop.metadata().has("namespace")).isFalse();
        assertThat(shop.id()).hasToString("Namespace shop");
    }

    @Test
    void labelsAndAnnotationsAreAddedToThoseThatAreThere() {
        Resource changed = REVIEWS.withLabel("a", "1").withLabel("b", "2").withAnnotation("c", "3");
        assertThat(changed.labels()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(changed.annotations()).containsExactly(Map.entry("c", "3"));
    }

    @Test
    void anEditThatChangesNothingReturnsTheSameObject() {
        Resource labelled = REVIEWS.withLabel("a", "1");
        assertThat(labelled.withLabel("a", "1")).isSameAs(labelled);
        assertThat(labelled.withSpec(JsonObject.of("b", 1)).withSpec(JsonObject.of("b", 1)))
                .isNotSameAs(labelled)
                .isEqualTo(labelled.withSpec(JsonObject.of("b", 1)));
    }

    @Test
    void whatTheServerSetIsRead() {
        Resource stored = new Resource(
                ROUTE,
                JsonText.parseObject(
                        "{\"metadata\":{\"resourceVersion\":\"7\",\"uid\":\"u\"},\"spec\":{\"a\":1},\"status\":{\"b\":2}}"));
        assertThat(stored.resourceVersion()).contains("7");
        assertThat(stored.uid()).contains("u");
        assertThat(stored.spec()).isEqualTo(JsonObject.of("a", 1));
        assertThat(stored.status()).isEqualTo(JsonObject.of("b", 2));
        assertThat(stored.name()).isEmpty();
    }

    @Test
    void theVersionIsNoPartOfTheIdentity() {
        ResourceType beta =
                ResourceType.namespaced("networking.istio.io", "v1beta1", "VirtualService", "virtualservices");
        assertThat(ResourceId.of(beta, "shop", "reviews"))
                .isEqualTo(REVIEWS.id())
                .hasSameHashCodeAs(REVIEWS.id())
                .isEqualByComparingTo(REVIEWS.id());
    }

    @Test
    void otherKindsNamespacesAndNamesAreOtherObjects() {
        ResourceType other = ResourceType.namespaced("networking.istio.io", "v1", "Gateway", "gateways");
        ResourceType elsewhere = ResourceType.namespaced("other.io", "v1", "VirtualService", "virtualservices");
        assertThat(REVIEWS.id())
                .isNotEqualTo(ResourceId.of(other, "shop", "reviews"))
                .isNotEqualTo(ResourceId.of(elsewhere, "shop", "reviews"))
                .isNotEqualTo(ResourceId.of(ROUTE, "prod", "reviews"))
                .isNotEqualTo(ResourceId.of(ROUTE, "shop", "ratings"))
                .isNotEqualTo("VirtualService shop/reviews");
    }

    @Test
    void aNamespaceIsThereWhereTheKindHasOneAndOnlyThere() {
        assertThatThrownBy(() -> ResourceId.of(ROUTE, "", "reviews"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("VirtualService 'reviews' needs a namespace");
        assertThatThrownBy(() -> ResourceId.of(NAMESPACE, "shop", "shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Namespace 'shop' has no namespace");
    }

    @Test
    void theQualifiedNameIsThatOfTheDefinition() {
        assertThat(ROUTE.qualifiedName()).isEqualTo("virtualservices.networking.istio.io");
        assertThat(NAMESPACE.qualifiedName()).isEqualTo("namespaces");
    }
}
