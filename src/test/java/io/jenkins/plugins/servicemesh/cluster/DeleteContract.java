package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.remove;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How objects go. */
interface DeleteContract extends ContractSubject {

    @Test
    default void whatIsDeletedIsGone() {
        Resource created = storedVirtualService();

        delete(created, Preconditions.NONE);

        assertThat(found(created)).isEmpty();
    }

    @Test
    default void deletingWhatIsNotThereIsNotFound() {
        assertThat(reasonOf(() -> delete(Samples.virtualService(namespace(), "nobody"), Preconditions.NONE)))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    default void deletingAnUnknownKindIsNotServed() {
        assertThat(reasonOf(() -> delete(Resource.of(Samples.UNKNOWN_KIND, namespace(), "a"), Preconditions.NONE)))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void deletesExactlyWhatWasSeen() {
        Resource created = storedVirtualService();

        delete(created, Preconditions.exactly(created));

        assertThat(found(created)).isEmpty();
    }

    @Test
    default void anotherIdentityIsAConflict() {
        Resource created = storedVirtualService();
        Preconditions another = new Preconditions(Optional.of("another"), Optional.empty());

        assertThat(reasonOf(() -> delete(created, another))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aStaleVersionIsAConflict() {
        Resource stale = storedVirtualService();
        patched(stale, set("/spec/hosts", List.of("ratings")));

        assertThat(reasonOf(() -> delete(stale, Preconditions.exactly(stale)))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aPreconditionThatDoesNotHoldLeavesTheObject() {
        Resource created = storedVirtualService();

        refusal(() -> delete(created, new Preconditions(Optional.empty(), Optional.of("1"))));

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aSuccessorOfTheSameNameIsAnotherObject() {
        Resource first = storedVirtualService();
        delete(first, Preconditions.NONE);
        stored(Samples.virtualService(namespace(), first.name()));

        assertThat(reasonOf(() -> delete(first, Preconditions.exactly(first)))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aFinalizerKeepsTheObjectMarkedAsDeleted() {
        Resource held = storedHeld();

        delete(held, Preconditions.NONE);

        assertThat(now(held).metadata().text("deletionTimestamp")).isPresent();
        patched(held, remove("/metadata/finalizers"));
    }

    @Test
    default void theObjectGoesWithItsLastFinalizer() {
        Resource held = storedHeld();
        delete(held, Preconditions.NONE);

        patched(held, remove("/metadata/finalizers"));

        assertThat(found(held)).isEmpty();
    }

    @Test
    default void whatAnObjectOwnsGoesWithIt() {
        Resource owner = storedConfigMap();
        Resource owned = stored(ownedBy(owner, Samples.configMap(namespace(), fresh("owned"))));

        delete(owner, Preconditions.NONE);

        Eventually.holds(() -> found(owned).isEmpty());
    }

    private void delete(Resource resource, Preconditions preconditions) {
        cluster().delete(resource.id(), preconditions, WriteMode.STORE);
    }

    private Resource storedHeld() {
        Resource resource = Samples.configMap(namespace(), fresh("held"));
        return stored(resource.withTree(
                resource.tree().with("metadata", resource.metadata().with("finalizers", List.of("example.com/hold")))));
    }

    private static Resource ownedBy(Resource owner, Resource owned) {
        Map<String, String> reference = Map.of(
                "apiVersion", owner.type().apiVersion(),
                "kind", owner.type().kind(),
                "name", owner.name(),
                "uid", owner.uid().orElseThrow());
        return owned.withTree(
                owned.tree().with("metadata", owned.metadata().with("ownerReferences", List.of(reference))));
    }
}
