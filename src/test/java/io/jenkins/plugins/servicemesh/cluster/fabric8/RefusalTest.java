package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each answer as a real API server gave it. */
class RefusalTest {

    @Test
    void aMissingObjectIsNotFound() {
        assertThat(refusal(404, status("NotFound", "configmaps \"a\" not found", "a", List.of()))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anUnknownPathIsNotServed() {
        ClusterException refusal = refusal(404, "404 page not found\n");

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_SERVED);
        assertThat(refusal)
                .hasMessage("cannot patch ConfigMap shop/a in cluster 'prod': the API does not serve that kind in that"
                        + " version");
    }

    @Test
    void aStatusThatNamesNoObjectIsNotServed() {
        String status = status("NotFound", "the server could not find the requested resource", "", List.of());

        assertThat(refusal(404, status).reason()).isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    void aFieldManagersConflictIsAConflict() {
        String status = status(
                "Conflict",
                "Apply failed with 1 conflict",
                "a",
                List.of(cause("FieldManagerConflict", "conflict with \"kubectl\"", ".data.colour")));

        ClusterException refusal = refusal(409, status);

        assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refusal).hasMessageEndingWith(".data.colour: conflict with \"kubectl\"");
    }

    @Test
    void aWebhooksListBecomesItsCauses() {
        ClusterException refusal = refusal(
                400,
                JsonObject.of("kind", "Status")
                        .with("code", 400)
                        .with(
                                "message",
                                "admission webhook \"rev.validation.istio.io\" denied the request: configuration is invalid:"
                                        + " 3 errors occurred:\n\t* domain name \"b b\" invalid\n\t* domain name \"b b\" invalid"
                                        + "\n\t* total destination weight = 0\n\n")
                        .toString());

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal)
                .hasMessageEndingWith("in cluster 'prod': domain name \"b b\" invalid; total destination weight = 0");
        assertThat(refusal.causes()).extracting(Cause::message).hasSize(2);
    }

    @Test
    void aWebhookThatAnswersForbiddenIsADenial() {
        String status = status(
                "Forbidden",
                "admission webhook \"validation.gatekeeper.sh\" denied the request: [no-latest] use a tag",
                "a",
                List.of());

        ClusterException refusal = refusal(403, status);

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal).hasMessageEndingWith("'prod': [no-latest] use a tag");
    }

    @Test
    void aWebhookThatGivesNoReasonIsADenial() {
        String status = status("", "admission webhook \"w\" denied the request without explanation", "", List.of());

        assertThat(refusal(400, status).reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    void aPolicysRefusalIsADenial() {
        String status = status(
                "Invalid",
                "configmaps \"a\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: too big",
                "a",
                List.of());

        ClusterException refusal = refusal(422, status);

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal).hasMessageEndingWith("'prod': too big");
    }

    @Test
    void aWebhookThatCannotBeCalledIsNoDenial() {
        String status = status(
                "InternalError",
                "Internal error occurred: failed calling webhook \"w\": connection refused",
                "",
                List.of());

        assertThat(refusal(500, status).reason()).isEqualTo(Reason.OTHER);
    }

    @Test
    void theCauseThatOnlySaysThatThereMayBeMoreIsLeftOut() {
        String status = status(
                "Invalid",
                "is invalid",
                "a",
                List.of(
                        cause("FieldValueRequired", "Required value", "spec.host"),
                        cause(
                                "FieldValueInvalid",
                                "Invalid value: null: some validation rules were not checked because the object was"
                                        + " invalid; correct the existing errors to complete validation",
                                "<nil>")));

        assertThat(refusal(422, status).causes())
                .containsExactly(new Cause("spec.host", "FieldValueRequired", "Required value"));
    }

    @Test
    void aCauseWithoutAFieldCanSayMuch() {
        String message = "Invalid value: \"\": \"spec.loadBalancer\" must validate one and only one schema (oneOf)."
                + " Found 2 valid alternatives";
        String status = status("Invalid", "is invalid", "a", List.of(cause("FieldValueInvalid", message, "<nil>")));

        assertThat(refusal(422, status)).hasMessageEndingWith("'prod': " + message);
    }

    @Test
    void aCauseThatIsGivenTwiceCountsOnce() {
        Map<String, String> immutable = cause("FieldValueInvalid", "field is immutable", "metadata.uid");

        assertThat(refusal(422, status("Invalid", "is invalid", "a", List.of(immutable, immutable)))
                        .causes())
                .hasSize(1);
    }

    @Test
    void anObjectIsNotRepeated() {
        String message = " \"\" is invalid: patch: Invalid value: \"{\\\"data\\\":{\\\"key\\\":\\\"c2VjcmV0\\\"}}\":"
                + " json: cannot unmarshal number";

        ClusterException refusal = refusal(422, status("Invalid", message, "", List.of()));

        assertThat(refusal).hasMessageNotContaining("c2VjcmV0").hasMessageContaining("cannot unmarshal number");
    }

    @Test
    void aWholePageIsShortened() {
        assertThat(refusal(502, "<p>" + "x".repeat(5000)).getMessage()).hasSizeLessThan(1200);
    }

    private static ClusterException refusal(int code, String body) {
        ApiRequest request = ApiRequest.get("patch ConfigMap shop/a", "api/v1/namespaces/shop/configmaps/a");
        return new Refusal("prod", request, code, body).toException();
    }

    private static Map<String, String> cause(String reason, String message, String field) {
        return Map.of("reason", reason, "message", message, "field", field);
    }

    private static String status(String reason, String message, String name, List<Map<String, String>> causes) {
        JsonObject details = name.isEmpty() ? JsonObject.EMPTY : JsonObject.of("name", name);
        return JsonObject.of("kind", "Status")
                .with("reason", reason)
                .with("message", message)
                .with("details", details.with("causes", JsonValue.of(causes)))
                .toString();
    }
}
