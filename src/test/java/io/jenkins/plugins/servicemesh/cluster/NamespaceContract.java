package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.remove;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How namespaces come and go. */
interface NamespaceContract extends ContractSubject {

    @Test
    default void aNamespaceIsLabelledWithItsName() {
        Resource created = stored(Samples.namespace(fresh(namespace())));

        assertThat(created.labels()).containsEntry("kubernetes.io/metadata.name", created.name());
    }

    @Test
    default void labelsOfANamespaceCanBePatched() {
        Resource created = stored(Samples.namespace(fresh(namespace())));

        Resource patched = patched(created, ContractSubject.add("/metadata/labels/istio-injection", "enabled"));

        assertThat(patched.labels()).containsEntry("istio-injection", "enabled");
    }

    @Test
    default void aNamespaceTakesItsObjectsAlong() {
        Resource doomed = stored(Samples.namespace(fresh(namespace())));
        Resource virtualService = stored(Samples.virtualService(doomed.name(), "reviews"));
        Resource configMap = stored(Samples.configMap(doomed.name(), "settings"));

        delete(doomed);

        Eventually.holds(() -> found(doomed).isEmpty());
        assertThat(found(virtualService)).isEmpty();
        assertThat(found(configMap)).isEmpty();
    }

    @Test
    default void aNamespaceThatIsGoingTakesNothingNew() {
        Resource doomed = stored(Samples.namespace(fresh(namespace())));
        Resource held = stored(held(doomed.name()));
        delete(doomed);

        ClusterException refusal = refusal(() -> stored(Samples.configMap(doomed.name(), "late")));

        assertThat(refusal.reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal.causes()).extracting(Cause::reason).containsExactly("NamespaceTerminating");
        patched(held, remove("/metadata/finalizers"));
        Eventually.holds(() -> found(doomed).isEmpty());
    }

    @Test
    default void aNamespaceThatIsGoingSaysSo() {
        Resource doomed = stored(Samples.namespace(fresh(namespace())));
        Resource held = stored(held(doomed.name()));

        delete(doomed);

        assertThat(now(doomed).status().texts()).isEqualTo(Map.of("phase", "Terminating"));
        Eventually.holds(() -> now(held).metadata().has("deletionTimestamp"));
        patched(held, remove("/metadata/finalizers"));
    }

    private void delete(Resource resource) {
        cluster().delete(resource.id(), Preconditions.NONE, WriteMode.STORE);
    }

    private static Resource held(String namespace) {
        Resource resource = Samples.configMap(namespace, "held");
        return resource.withTree(
                resource.tree().with("metadata", resource.metadata().with("finalizers", List.of("example.com/hold"))));
    }
}
