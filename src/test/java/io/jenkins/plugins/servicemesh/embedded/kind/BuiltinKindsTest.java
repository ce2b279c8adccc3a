package io.jenkins.plugins.servicemesh.embedded.kind;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import org.junit.jupiter.api.Test;

class BuiltinKindsTest extends ClusterTest {

    private static final String SECRETS = "/api/v1/namespaces/shop/secrets";
    private static final String SERVICES = "/api/v1/namespaces/shop/services";
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";

    @Test
    void aConfigMapHasNoGeneration() {
        assertThat(api.post(CONFIG_MAPS, "{metadata: {name: a}}").metadata().has("generation"))
                .isFalse();
    }

    @Test
    void aConfigMapHoldsAtMostOneMegabyte() {
        Answer answer =
                api.post(CONFIG_MAPS, "{metadata: {name: a}, data: {k: \"" + "x".repeat(1024 * 1024 + 1) + "\"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message())
                .isEqualTo("ConfigMap \"a\" is invalid: []: Too long: may not be more than 1048576 bytes");
    }

    @Test
    void annotationsHoldAtMostAQuarterOfThat() {
        Answer answer =
                api.post(CONFIG_MAPS, "{metadata: {name: a, annotations: {k: \"" + "x".repeat(256 * 1024) + "\"}}}");
        assertThat(answer.causes()).containsExactly("FieldValueTooLong metadata.annotations");
    }

    @Test
    void aConfigMapHoldsTexts() {
        Answer answer = api.post(CONFIG_MAPS, "{metadata: {name: a}, data: {k: 1}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("cannot unmarshal number into Go struct field ConfigMap.data");
    }

    @Test
    void aKeyOfAConfigMapIsAFileName() {
        Answer answer = api.post(CONFIG_MAPS, "{metadata: {name: a}, data: {a/b: x}}");
        assertThat(answer.causes()).containsExactly("FieldValueInvalid data[a/b]");
    }

    @Test
    void anImmutableConfigMapKeepsItsData() {
        api.post(CONFIG_MAPS, "{metadata: {name: a}, immutable: true, data: {k: v}}");
        Answer answer = api.mergePatch(CONFIG_MAPS + "/a", "{\"data\":{\"k\":\"w\"}}");
        assertThat(answer.message())
                .isEqualTo("ConfigMap \"a\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void anUnknownFieldOfABuiltInKindIsRefusedWhenValidationIsStrict() {
        Answer answer = api.post(CONFIG_MAPS + "?fieldValidation=Strict", "{metadata: {name: a}, dato: {}}");
        assertThat(answer.message())
                .isEqualTo("ConfigMap in version \"v1\" cannot be handled as a ConfigMap:"
                        + " strict decoding error: unknown field \"dato\"");
    }

    @Test
    void aSecretsTextsAreEncoded() {
        JsonObject secret =
                api.post(SECRETS, "{metadata: {name: a}, stringData: {k: v}}").json();
        assertThat(secret.object("data").texts()).containsEntry("k", "dg==");
        assertThat(secret.has("stringData")).isFalse();
        assertThat(secret.text("type")).contains("Opaque");
    }

    @Test
    void aServiceGetsAnAddressAndKeepsIt() {
        Answer created = api.post(SERVICES, "{metadata: {name: a}, spec: {ports: [{port: 80}]}}");
        String address = created.json().object("spec").text("clusterIP").orElseThrow();
        JsonObject other = JsonObject.of("metadata", JsonObject.of("name", "a"))
                .with("spec", JsonObject.of("ports", JsonValue.of(java.util.List.of(JsonObject.of("port", 81)))));
        assertThat(api.put(SERVICES + "/a", other).json().object("spec").text("clusterIP"))
                .contains(address);
        assertThat(created.json().object("spec").array("ports").objects().get(0).get("targetPort"))
                .contains(JsonValue.of(80));
    }

    @Test
    void aServiceNeedsPorts() {
        Answer answer = api.post(SERVICES, "{metadata: {name: a}, spec: {}}");
        assertThat(answer.message()).isEqualTo("Service \"a\" is invalid: spec.ports: Required value");
    }

    @Test
    void aLeaseIsOnlyReplacedByOneThatNamesItsVersion() {
        api.post(LEASES, "{metadata: {name: a}, spec: {holderIdentity: me}}");
        Answer answer = api.put(
                LEASES + "/a",
                JsonObject.of("metadata", JsonObject.of("name", "a"))
                        .with("spec", JsonObject.of("holderIdentity", "you")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueInvalid metadata.resourceVersion");
    }

    @Test
    void timesOfALeaseHaveSixDigitsBehindThePoint() {
        assertThat(api.post(LEASES, "{metadata: {name: a}, spec: {renewTime: \"2026-01-01T00:00:00.000000Z\"}}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post(LEASES, "{metadata: {name: b}, spec: {renewTime: \"2026-01-01T00:00:00Z\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLeaseLastsLongerThanNothing() {
        Answer answer = api.post(LEASES, "{metadata: {name: a}, spec: {leaseDurationSeconds: 0}}");
        assertThat(answer.causes()).containsExactly("FieldValueInvalid spec.leaseDurationSeconds");
    }
}
