package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.add;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a whole object is replaced. */
interface ReplaceContract extends ContractSubject {

    @Test
    default void whatIsNotWrittenIsGone() {
        Resource created = stored(Samples.configMap(
                namespace(), fresh("settings"), JsonObject.of("colour", "blue").with("size", "small")));

        Resource replaced = replaced(withData(created, JsonObject.of("colour", "red")));

        assertThat(replaced.tree().object("data").texts()).isEqualTo(Map.of("colour", "red"));
    }

    @Test
    default void theIdentityStays() {
        Resource created = storedConfigMap();

        assertThat(replaced(withData(created, JsonObject.EMPTY)).uid()).isEqualTo(created.uid());
    }

    @Test
    default void replacingAStaleObjectIsAConflict() {
        Resource stale = storedConfigMap();
        patched(stale, add("/data/size", "small"));

        assertThat(reasonOf(() -> replaced(stale))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void replacingWithoutHavingReadIsRefused() {
        Resource unread = Samples.configMap(namespace(), storedConfigMap().name());

        assertThat(reasonOf(() -> replaced(unread))).isEqualTo(Reason.INVALID);
    }

    @Test
    default void replacingWhatIsNotThereIsNotFound() {
        Resource gone = storedVirtualService();
        cluster().delete(gone.id(), Preconditions.NONE, WriteMode.STORE);

        assertThat(reasonOf(() -> replaced(gone))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    default void replacingByTheSameKeepsTheVersion() {
        Resource created = storedVirtualService();

        assertThat(replaced(created).resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    default void theStatusIsNotReplacedWithTheObject() {
        Resource created = storedVirtualService();

        Resource replaced =
                replaced(created.withTree(created.tree().with("status", JsonObject.of("observedGeneration", 7))));

        assertThat(replaced.status()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    default void replacingByAnUnknownFieldIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> replaced(created.withSpec(created.spec().with("htp", "x")))))
                .isEqualTo(Reason.INVALID);
    }

    private Resource replaced(Resource resource) {
        return cluster().replace(resource, WriteMode.STORE);
    }

    private static Resource withData(Resource resource, JsonObject data) {
        return resource.withTree(resource.tree().with("data", data));
    }
}
