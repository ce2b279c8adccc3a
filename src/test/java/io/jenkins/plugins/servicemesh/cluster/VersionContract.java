package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The versions of a kind are views of one object. */
interface VersionContract extends ContractSubject {

    @Test
    default void whatOneVersionCreatedAnotherReads() {
        Resource created = storedVirtualService();

        assertThat(now(beta(created)).spec()).isEqualTo(created.spec());
    }

    @Test
    default void eachVersionSaysItsOwnName() {
        assertThat(now(beta(storedVirtualService())).tree().text("apiVersion")).contains("networking.istio.io/v1beta1");
    }

    @Test
    default void allVersionsHaveOneIdentity() {
        Resource created = storedVirtualService();

        assertThat(now(beta(created)).uid()).isEqualTo(created.uid());
        assertThat(now(beta(created)).resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    default void whatOneVersionPatchedAnotherReads() {
        Resource created = storedVirtualService();

        cluster().patch(beta(created), new JsonPatch(List.of(set("/spec/hosts", List.of("ratings")))), WriteMode.STORE);

        assertThat(now(created).spec().array("hosts").texts()).containsExactly("ratings");
    }

    @Test
    default void whatOneVersionCreatedAnotherLists() {
        Resource created = storedVirtualService();

        assertThat(cluster().list(ResourceQuery.in(namespace(), Samples.VIRTUAL_SERVICE_BETA)))
                .extracting(Resource::name)
                .contains(created.name());
    }

    @Test
    default void servesEachVersionOfAKind() {
        assertThat(cluster().serves(Samples.VIRTUAL_SERVICE)).isTrue();
        assertThat(cluster().serves(Samples.VIRTUAL_SERVICE_BETA)).isTrue();
    }

    @Test
    default void servesTheCoreGroup() {
        assertThat(cluster().serves(KubernetesTypes.CONFIG_MAP)).isTrue();
    }

    @Test
    default void servesAClusterWideKind() {
        assertThat(cluster().serves(KubernetesTypes.NAMESPACE)).isTrue();
    }

    @Test
    default void doesNotServeWhatItDoesNotKnow() {
        assertThat(List.<ResourceType>of(Samples.UNKNOWN_KIND, Samples.UNKNOWN_VERSION, Samples.UNKNOWN_GROUP))
                .noneMatch(cluster()::serves);
    }

    private static ResourceId beta(Resource resource) {
        return ResourceId.of(Samples.VIRTUAL_SERVICE_BETA, resource.namespace(), resource.name());
    }
}
