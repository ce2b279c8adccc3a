package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** How objects come to be. */
interface CreateContract extends ContractSubject {

    @Test
    default void createdObjectsGetAnIdentity() {
        Resource created = storedVirtualService();

        assertThat(created.uid()).isPresent();
        assertThat(created.resourceVersion()).isPresent();
        assertThat(created.metadata().text("creationTimestamp"))
                .hasValueSatisfying(time -> assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    default void createdObjectsBeginWithGenerationOne() {
        assertThat(storedVirtualService().metadata().number("generation")).contains(JsonNumber.of(1));
    }

    @Test
    default void kindsWithoutASpecHaveNoGeneration() {
        assertThat(storedConfigMap().metadata().has("generation")).isFalse();
    }

    @Test
    default void createdObjectsKeepTheirSpec() {
        Resource wanted = Samples.virtualService(namespace(), fresh("reviews"));

        assertThat(stored(wanted).spec()).isEqualTo(wanted.spec());
    }

    @Test
    default void aSecondCreateIsRefused() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> stored(Samples.virtualService(namespace(), created.name()))))
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    default void aSecondCreateLeavesTheFirstObject() {
        Resource created = storedConfigMap();

        refusal(() -> stored(Samples.configMap(namespace(), created.name(), JsonObject.of("colour", "red"))));

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void oneNameMayStandInTwoNamespaces() {
        Resource created = storedVirtualService();
        Resource namesake = stored(Samples.virtualService(storedNamespace(), created.name()));

        assertThat(namesake.uid()).isNotEqualTo(created.uid());
    }

    @Test
    default void creatingInANamespaceThatIsNotThereIsRefused() {
        ClusterException refusal = refusal(() -> stored(Samples.virtualService("no-such-namespace", "reviews")));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal).hasMessageContaining("namespaces \"no-such-namespace\" not found");
    }

    @Test
    default void creatingAnUnknownKindIsRefused() {
        assertThat(reasonOf(() -> stored(Resource.of(Samples.UNKNOWN_KIND, namespace(), "a"))))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void managedFieldsNameUs() {
        JsonObject entry = managedFields(storedVirtualService());

        assertThat(entry.text("manager")).contains(Cluster.FIELD_MANAGER);
        assertThat(entry.text("operation")).contains("Update");
    }

    @Test
    default void managedFieldsHoldAListOfACustomKindAsOneField() {
        JsonObject spec =
                managedFields(storedVirtualService()).object("fieldsV1").object("f:spec");

        assertThat(spec.get("f:http")).contains(JsonObject.EMPTY);
    }

    @Test
    default void aGeneratedNameBeginsAsAsked() {
        Resource nameless = Samples.configMap(namespace(), "");
        JsonObject metadata = nameless.metadata().without("name").with("generateName", "entry-");

        assertThat(stored(nameless.withTree(nameless.tree().with("metadata", metadata)))
                        .name())
                .matches("entry-[a-z0-9]{5}");
    }

    @Test
    default void aNewObjectMayNotBringAResourceVersion() {
        Resource seen = storedConfigMap();
        Resource copy = Samples.configMap(namespace(), fresh("copy"));
        JsonObject metadata =
                copy.metadata().with("resourceVersion", seen.resourceVersion().orElseThrow());

        assertThat(refusal(() -> stored(copy.withTree(copy.tree().with("metadata", metadata)))))
                .hasMessageContaining("resourceVersion");
        assertThat(found(copy)).isEmpty();
    }

    @Test
    default void aNewObjectMayNotBringAStatus() {
        Resource wanted = Samples.virtualService(namespace(), fresh("reviews"));
        Resource withStatus = wanted.withTree(wanted.tree().with("status", JsonObject.of("observedGeneration", 7)));

        assertThat(stored(withStatus).status()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    default void textOfASecretIsEncoded() {
        Resource secret = Resource.of(KubernetesTypes.SECRET, namespace(), fresh("password"));
        Resource created = stored(secret.withTree(secret.tree().with("stringData", JsonObject.of("key", "swordfish"))));

        assertThat(created.tree().object("data").text("key"))
                .contains(Base64.getEncoder().encodeToString("swordfish".getBytes(UTF_8)));
        assertThat(created.tree().has("stringData")).isFalse();
    }

    @Test
    default void defaultsAreFilledIn() {
        Resource service = stored(Samples.service(namespace(), fresh("reviews")));

        assertThat(service.spec().array("ports").objects())
                .extracting(port -> port.text("protocol").orElse(""))
                .containsExactly("TCP");
        assertThat(service.spec().text("type")).contains("ClusterIP");
        assertThat(service.spec().text("clusterIP")).isPresent();
    }

    private static JsonObject managedFields(Resource resource) {
        return resource.metadata().array("managedFields").objects().get(0);
    }
}
