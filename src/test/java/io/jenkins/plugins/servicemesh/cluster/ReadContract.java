package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import org.junit.jupiter.api.Test;

/** How one object is read. */
interface ReadContract extends ContractSubject {

    @Test
    default void readsWhatWasCreated() {
        Resource created = storedVirtualService();

        assertThat(now(created).tree()).isEqualTo(created.tree());
    }

    @Test
    default void readsNothingWhereNothingIs() {
        assertThat(found(Samples.virtualService(namespace(), "nobody"))).isEmpty();
    }

    @Test
    default void readsNothingInANamespaceThatIsNotThere() {
        assertThat(found(Samples.virtualService("no-such-namespace", "reviews")))
                .isEmpty();
    }

    @Test
    default void readsNothingUnderANameThatNoObjectCanHave() {
        assertThat(found(Samples.virtualService(namespace(), "Not_A_Name"))).isEmpty();
    }

    @Test
    default void refusesToReadAnUnknownKind() {
        assertThat(reasonOf(() -> read(ResourceId.of(Samples.UNKNOWN_KIND, namespace(), "a"))))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void refusesToReadAnUnknownVersion() {
        assertThat(reasonOf(() -> read(ResourceId.of(Samples.UNKNOWN_VERSION, namespace(), "a"))))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void refusesToReadAnUnknownGroup() {
        assertThat(reasonOf(() -> read(ResourceId.of(Samples.UNKNOWN_GROUP, namespace(), "a"))))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void refusesANameThatWouldLeadElsewhere() {
        assertThat(reasonOf(() -> read(ResourceId.of(Samples.VIRTUAL_SERVICE, namespace(), ".."))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void readsAClusterWideKind() {
        assertThat(now(ResourceId.of(KubernetesTypes.NAMESPACE, "", namespace()))
                        .status()
                        .text("phase"))
                .contains("Active");
    }

    @Test
    default void keepsEveryCharacterOfAText() {
        String text = "tabs\t, quotes \", lines\n\n  and \\ and \u00e9\u4e16\ud83d\ude80 <&>";
        Resource created = stored(Samples.configMap(namespace(), fresh("texts"), JsonObject.of("text", text)));

        assertThat(now(created).tree().object("data").text("text")).contains(text);
    }

    @Test
    default void keepsTheOrderOfAList() {
        Resource created = storedVirtualService();

        assertThat(now(created).spec()).hasToString(created.spec().toString());
    }

    private void read(ResourceId id) {
        cluster().read(id);
    }
}
