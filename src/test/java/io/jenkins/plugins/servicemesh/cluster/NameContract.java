package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import org.junit.jupiter.api.Test;

/** What names, labels and keys may be. */
interface NameContract extends ContractSubject {

    @Test
    default void capitalsAreNoName() {
        assertInvalid(Samples.virtualService(namespace(), "Reviews"), "metadata.name");
    }

    @Test
    default void aMissingNameIsRefused() {
        assertInvalid(Samples.configMap(namespace(), ""), "metadata.name");
    }

    @Test
    default void aNameOfMoreThan253CharactersIsRefused() {
        assertInvalid(Samples.configMap(namespace(), "a".repeat(254)), "metadata.name");
    }

    @Test
    default void dotsMayStandInANameOfMostKinds() {
        assertThat(stored(Samples.virtualService(namespace(), fresh("reviews.shop")))
                        .name())
                .startsWith("reviews.shop-");
    }

    @Test
    default void dotsMayNotStandInTheNameOfANamespace() {
        assertInvalid(Samples.namespace("not.a.namespace"), "metadata.name");
    }

    @Test
    default void aLabelsKeyIsChecked() {
        assertInvalid(Samples.configMap(namespace(), fresh("a")).withLabel("two words", "x"), "metadata.labels");
    }

    @Test
    default void aLabelsValueIsChecked() {
        assertInvalid(Samples.configMap(namespace(), fresh("a")).withLabel("a", "two words"), "metadata.labels");
    }

    @Test
    default void aLabelsValueOfMoreThan63CharactersIsRefused() {
        assertInvalid(Samples.configMap(namespace(), fresh("a")).withLabel("a", "x".repeat(64)), "metadata.labels");
    }

    @Test
    default void anAnnotationsKeyIsChecked() {
        assertInvalid(
                Samples.configMap(namespace(), fresh("a")).withAnnotation("two words", "x"), "metadata.annotations");
    }

    @Test
    default void anAnnotationMayHoldAnyText() {
        Resource created = stored(Samples.configMap(namespace(), fresh("a"))
                .withAnnotation("example.com/note", "any text: {\"a\": 1}\n"));

        assertThat(created.annotations()).containsEntry("example.com/note", "any text: {\"a\": 1}\n");
    }

    @Test
    default void theKeysOfAConfigMapAreChecked() {
        assertInvalid(Samples.configMap(namespace(), fresh("a"), JsonObject.of("two words", "x")), "data[two words]");
    }

    private void assertInvalid(Resource resource, String field) {
        ClusterException refusal = refusal(() -> stored(resource));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.causes()).extracting(Cause::field).contains(field);
    }
}
