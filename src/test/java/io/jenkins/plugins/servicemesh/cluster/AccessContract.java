package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller may do. */
interface AccessContract extends ContractSubject {

    @Test
    default void whoMayIsToldSo() {
        AccessRequest request = new AccessRequest("patch", Samples.VIRTUAL_SERVICE, namespace());

        AccessReview review = cluster().review(request);

        assertThat(review.allowed()).isTrue();
        assertThat(review.request()).isEqualTo(request);
    }

    @Test
    default void whoMayNotIsToldSo() {
        assertThat(readOnlyCluster()
                        .review(new AccessRequest("patch", Samples.VIRTUAL_SERVICE, fencedNamespace()))
                        .allowed())
                .isFalse();
    }

    @Test
    default void whoMayReadIsToldSo() {
        assertThat(readOnlyCluster()
                        .review(new AccessRequest("list", Samples.VIRTUAL_SERVICE, fencedNamespace()))
                        .allowed())
                .isTrue();
    }

    @Test
    default void aReviewCanBeAboutAllNamespaces() {
        assertThat(cluster()
                        .review(new AccessRequest("list", Samples.VIRTUAL_SERVICE, ""))
                        .allowed())
                .isTrue();
    }

    @Test
    default void aReviewDoesNotNeedTheObject() {
        assertThat(cluster()
                        .review(new AccessRequest("create", KubernetesTypes.LEASE, "no-such-namespace"))
                        .allowed())
                .isTrue();
    }

    @Test
    default void whoMayOnlyReadReads() {
        assertThat(readOnlyCluster().read(reviews())).isPresent();
        assertThat(readOnlyCluster().list(ResourceQuery.in(fencedNamespace(), Samples.VIRTUAL_SERVICE)))
                .extracting(Resource::id)
                .containsExactly(reviews());
    }

    @Test
    default void aForbiddenCreateSaysWhatIsMissing() {
        ClusterException refusal = refusal(() ->
                readOnlyCluster().create(Samples.virtualService(fencedNamespace(), fresh("reviews")), WriteMode.STORE));

        assertThat(refusal.reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal)
                .hasMessageContaining(
                        "cannot create resource \"virtualservices\" in API group \"networking.istio.io\"");
    }

    @Test
    default void aDryRunNeedsTheSameRight() {
        assertThat(reasonOf(() -> readOnlyCluster()
                        .create(Samples.virtualService(fencedNamespace(), fresh("reviews")), WriteMode.DRY_RUN)))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    default void aForbiddenPatchIsRefused() {
        JsonPatch patch = new JsonPatch(List.of(set("/spec/hosts", List.of("ratings"))));

        assertThat(reasonOf(() -> readOnlyCluster().patch(reviews(), patch, WriteMode.STORE)))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    default void aForbiddenDeleteIsRefused() {
        assertThat(reasonOf(() -> readOnlyCluster().delete(reviews(), Preconditions.NONE, WriteMode.STORE)))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    default void aForbiddenListIsRefusedAndNotEmpty() {
        assertThat(reasonOf(() -> readOnlyCluster().list(ResourceQuery.in(fencedNamespace(), KubernetesTypes.SECRET))))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    default void aForbiddenReadIsRefusedAndNotEmpty() {
        assertThat(reasonOf(() ->
                        readOnlyCluster().read(ResourceId.of(KubernetesTypes.SECRET, fencedNamespace(), "nobody"))))
                .isEqualTo(Reason.FORBIDDEN);
    }

    private ResourceId reviews() {
        return ResourceId.of(Samples.VIRTUAL_SERVICE, fencedNamespace(), "reviews");
    }
}
