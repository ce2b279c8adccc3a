package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dry run is judged like a write, and nothing is stored. */
interface DryRunContract extends ContractSubject {

    @Test
    default void aDryCreateStoresNothing() {
        Resource wanted = Samples.virtualService(namespace(), fresh("reviews"));

        dryCreate(wanted);

        assertThat(found(wanted)).isEmpty();
    }

    @Test
    default void aDryCreateShowsWhatWouldBeStored() {
        Resource wanted = Samples.virtualService(namespace(), fresh("reviews"));

        Resource shown = dryCreate(wanted);

        assertThat(shown.spec()).isEqualTo(wanted.spec());
        assertThat(shown.uid()).isPresent();
    }

    @Test
    default void aDryPatchStoresNothing() {
        Resource created = storedVirtualService();

        dryPatch(created, set("/spec/hosts", List.of("ratings")));

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aDryPatchShowsWhatWouldBeStored() {
        Resource shown = dryPatch(storedVirtualService(), set("/spec/hosts", List.of("ratings")));

        assertThat(shown.spec().array("hosts").texts()).containsExactly("ratings");
    }

    @Test
    default void aDryReplaceStoresNothing() {
        Resource created = storedConfigMap();

        cluster().replace(created.withTree(created.tree().with("data", JsonObject.EMPTY)), WriteMode.DRY_RUN);

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aDryDeleteStoresNothing() {
        Resource created = storedVirtualService();

        cluster().delete(created.id(), Preconditions.exactly(created), WriteMode.DRY_RUN);

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aDryCreateOfWhatIsThereIsRefused() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> dryCreate(Samples.virtualService(namespace(), created.name()))))
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    default void aDryCreateInANamespaceThatIsNotThereIsRefused() {
        assertThat(reasonOf(() -> dryCreate(Samples.virtualService("no-such-namespace", "reviews"))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    default void aDryCreateIsJudgedByTheSchema() {
        Resource wrong = Samples.destinationRule(
                namespace(), fresh("reviews"), "{\"loadBalancer\": {\"simple\": \"SOMETIMES\"}}");

        assertThat(reasonOf(() -> dryCreate(wrong))).isEqualTo(Reason.INVALID);
    }

    @Test
    default void aDryCreateIsJudgedByTheWebhook() {
        assertThat(reasonOf(() -> dryCreate(Samples.weightless(namespace(), fresh("reviews")))))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void aDryPatchOfAStaleObjectIsAConflict() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> dryPatch(created, set("/metadata/resourceVersion", "1"))))
                .isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aDryPatchByAnUnknownFieldIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> dryPatch(created, ContractSubject.add("/spec/htp", List.of()))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void aDryDeleteOfAStaleObjectIsAConflict() {
        Resource stale = storedVirtualService();
        patched(stale, set("/spec/hosts", List.of("ratings")));

        assertThat(reasonOf(() -> cluster().delete(stale.id(), Preconditions.exactly(stale), WriteMode.DRY_RUN)))
                .isEqualTo(Reason.CONFLICT);
    }

    private Resource dryCreate(Resource resource) {
        return cluster().create(resource, WriteMode.DRY_RUN);
    }

    private Resource dryPatch(Resource resource, JsonPatch.Operation operation) {
        return cluster().patch(resource.id(), new JsonPatch(List.of(operation)), WriteMode.DRY_RUN);
    }
}
