package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.add;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused, and how the refusal says where. */
interface ValidationContract extends ContractSubject {

    @Test
    default void anUnknownFieldIsRefusedByItsPlace() {
        ClusterException refusal = refusal(() -> stored(withUnknown("htp")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.causes()).containsExactly(new Cause("spec.htp", "FieldValueInvalid", "unknown field"));
    }

    @Test
    default void allUnknownFieldsAreNamed() {
        Resource wrong = Samples.of(
                Samples.VIRTUAL_SERVICE,
                namespace(),
                fresh("reviews"),
                "{\"hosts\": [\"a\"], \"tsl\": [], \"http\": [{\"tmeout\": \"1s\", \"route\":"
                        + " [{\"destination\": {\"host\": \"a\"}}]}]}");

        assertThat(fields(refusal(() -> stored(wrong)))).containsExactlyInAnyOrder("spec.tsl", "spec.http[0].tmeout");
    }

    @Test
    default void anUnknownFieldOfABuiltInKindIsRefused() {
        Resource wrong = Samples.configMap(namespace(), fresh("settings"));

        assertThat(fields(refusal(() -> stored(wrong.withTree(wrong.tree().with("dta", JsonObject.EMPTY))))))
                .containsExactly("dta");
    }

    @Test
    default void aPatchThatAddsAnUnknownFieldIsRefusedByItsPlace() {
        Resource created = storedVirtualService();

        ClusterException refusal = refusal(() -> patched(created, add("/spec/htp", List.of())));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(fields(refusal)).containsExactly("spec.htp");
    }

    @Test
    default void aRefusedPatchIsNotRepeatedInTheMessage() {
        Resource created = storedVirtualService();

        assertThat(refusal(() -> patched(created, add("/spec/htp", List.of()))))
                .hasMessageContaining("spec.htp: unknown field")
                .hasMessageNotContaining("managedFields")
                .hasMessageNotContaining("hosts");
    }

    @Test
    default void aRefusedPatchOfASecretDoesNotShowIt() {
        Resource secret = Resource.of(KubernetesTypes.SECRET, namespace(), fresh("password"));
        Resource created = stored(secret.withTree(secret.tree().with("data", JsonObject.of("key", "c3dvcmRmaXNo"))));

        assertThat(refusal(() -> patched(created, add("/dta", Map.of()))))
                .hasMessageContaining("dta: unknown field")
                .hasMessageNotContaining("c3dvcmRmaXNo");
        assertThat(refusal(() -> patched(created, add("/data/other", 17)))).hasMessageNotContaining("c3dvcmRmaXNo");
    }

    @Test
    default void aValueOutsideAnEnumIsRefusedWithThoseThatAreAllowed() {
        ClusterException refusal = refusal(() -> storedRule("{\"loadBalancer\": {\"simple\": \"SOMETIMES\"}}"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(fields(refusal)).containsExactly("spec.trafficPolicy.loadBalancer.simple");
        assertThat(refusal).hasMessageContaining("SOMETIMES").hasMessageContaining("ROUND_ROBIN");
    }

    @Test
    default void aMissingRequiredFieldIsRefused() {
        Resource hostless = Samples.of(Samples.DESTINATION_RULE, namespace(), fresh("reviews"), "{\"subsets\": []}");

        ClusterException refusal = refusal(() -> stored(hostless));

        assertThat(refusal.causes()).containsExactly(new Cause("spec.host", "FieldValueRequired", "Required value"));
    }

    @Test
    default void aWrongTypeIsRefused() {
        ClusterException refusal =
                refusal(() -> storedRule("{\"outlierDetection\": {\"consecutive5xxErrors\": \"five\"}}"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(fields(refusal)).containsExactly("spec.trafficPolicy.outlierDetection.consecutive5xxErrors");
    }

    @Test
    default void aNumberOutOfRangeIsRefused() {
        ClusterException refusal = refusal(() -> storedRule("{\"outlierDetection\": {\"consecutive5xxErrors\": -1}}"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(fields(refusal)).containsExactly("spec.trafficPolicy.outlierDetection.consecutive5xxErrors");
    }

    @Test
    default void twoOfOneChoiceAreRefused() {
        ClusterException refusal = refusal(() -> storedRule(
                "{\"loadBalancer\": {\"simple\": \"RANDOM\", \"consistentHash\": {\"useSourceIp\": true}}}"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal).hasMessageContaining("spec.trafficPolicy.loadBalancer");
    }

    @Test
    default void aPatchIsJudgedByTheSchemaToo() {
        Resource created = storedRule("{\"loadBalancer\": {\"simple\": \"RANDOM\"}}");

        assertThat(fields(refusal(() -> patched(created, set("/spec/trafficPolicy/loadBalancer/simple", "SOMETIMES")))))
                .containsExactly("spec.trafficPolicy.loadBalancer.simple");
    }

    @Test
    default void whatIsRefusedIsNotStored() {
        Resource wrong = withUnknown("htp");

        refusal(() -> stored(wrong));

        assertThat(found(wrong)).isEmpty();
    }

    private Resource withUnknown(String field) {
        Resource right = Samples.virtualService(namespace(), fresh("reviews"));
        return right.withSpec(right.spec().with(field, List.of()));
    }

    private Resource storedRule(String trafficPolicy) {
        return stored(Samples.destinationRule(namespace(), fresh("reviews"), trafficPolicy));
    }

    private static List<String> fields(ClusterException refusal) {
        return refusal.causes().stream().map(Cause::field).toList();
    }
}
