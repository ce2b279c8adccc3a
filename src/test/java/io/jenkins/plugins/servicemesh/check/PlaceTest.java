package io.jenkins.plugins.servicemesh.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final ResourceId REVIEWS = ResourceId.of(
            ResourceType.namespaced("networking.istio.io", "v1", "VirtualService", "virtualservices"),
            "shop",
            "reviews");

    @Test
    void everythingKnownIsTold() {
        assertThat(Place.in(REVIEWS, "spec.hosts").inFile("Jenkinsfile", 12, 5).describe())
                .isEqualTo("Jenkinsfile:12:5, VirtualService shop/reviews, spec.hosts");
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        assertThat(Place.UNKNOWN.describe()).isEmpty();
        assertThat(Place.at("service 'reviews'").describe()).isEqualTo("service 'reviews'");
        assertThat(Place.UNKNOWN.inFile("a.yaml", 0, 0).describe()).isEqualTo("a.yaml");
        assertThat(Place.UNKNOWN.inFile("a.yaml", 7, 0).describe()).isEqualTo("a.yaml:7");
    }

    @Test
    void anObjectWithoutNamespaceIsToldByItsName() {
        ResourceType type = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
        assertThat(Place.in(ResourceId.of(type, "", "shop"), "").describe()).isEqualTo("Namespace shop");
    }

    @Test
    void theDocumentOfAFileIsKept() {
        assertThat(Place.at("a").inDocument(3).withPath("b")).isEqualTo(new Place("", 0, 0, 3, "", "", "", "b"));
    }
}
