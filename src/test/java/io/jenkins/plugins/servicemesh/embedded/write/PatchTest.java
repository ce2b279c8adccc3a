package io.jenkins.plugins.servicemesh.embedded.write;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest extends ClusterTest {

    private static final String REVIEWS = ROUTES + "/reviews";
    private static final JsonPointer WEIGHT = JsonPointer.parse("/spec/http/0/route/0/weight");

    private Answer created;

    @BeforeEach
    void create() {
        created = api.post(ROUTES, virtualService("reviews"));
    }

    @Test
    void aJsonPatchChangesWhatItNames() {
        Answer answer = api.jsonPatch(REVIEWS, """
                [{"op":"test","path":"/spec/http/0/route/0/weight","value":90},
                 {"op":"replace","path":"/spec/http/0/route/0/weight","value":80}]""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(WEIGHT.in(answer.json())).contains(JsonNumber.of(80));
        assertThat(answer.generation()).isEqualTo(2);
    }

    @Test
    void aTestThatFailsIsRefusedWithoutSayingWhich() {
        Answer answer =
                api.jsonPatch(REVIEWS, "[{\"op\":\"test\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":1}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).isEqualTo(JsonText.parse("""
                                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                                 "message":"the server rejected our request due to an error in our request",
                                 "reason":"Invalid","details":{},"code":422}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/spec/none/inside\",\"value\":1}]",
                "[{\"op\":\"remove\",\"path\":\"/spec/none\"}]",
                "[{\"op\":\"add\",\"path\":\"/metadata/annotations/a\",\"value\":\"1\"}]",
                "[{\"op\":\"leap\",\"path\":\"/spec\"}]"
            })
    void anOperationThatCannotBeDoneIsRefused(String patch) {
        Answer answer = api.jsonPatch(REVIEWS, patch);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).isEqualTo("the server rejected our request due to an error in our request");
    }

    @Test
    void aStaleVersionInAPatchIsAConflict() {
        api.mergePatch(REVIEWS, "{\"metadata\":{\"annotations\":{\"a\":\"1\"}}}");
        Answer answer = api.jsonPatch(
                REVIEWS,
                "[{\"op\":\"replace\",\"path\":\"/metadata/resourceVersion\",\"value\":\"" + created.version()
                        + "\"}]");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("Conflict");
    }

    @Test
    void aPatchThatChangesNothingIsNoChange() {
        Answer answer =
                api.jsonPatch(REVIEWS, "[{\"op\":\"replace\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":90}]");
        assertThat(answer.json()).isEqualTo(created.json());
    }

    @Test
    void anAnnotationIsAChangeButNoGeneration() {
        Answer answer = api.mergePatch(REVIEWS, "{\"metadata\":{\"annotations\":{\"a\":\"1\"}}}");
        assertThat(answer.version()).isNotEqualTo(created.version());
        assertThat(answer.generation()).isEqualTo(1);
    }

    @Test
    void aMergePatchRemovesWhatIsNull() {
        Answer answer = api.mergePatch(
                REVIEWS,
                "{\"spec\":{\"http\":null,\"tcp\":" + "[{\"route\":[{\"destination\":{\"host\":\"reviews\"}}]}]}}");
        assertThat(answer.json().object("spec").keys()).containsExactlyInAnyOrder("hosts", "tcp");
    }

    @Test
    void anUnknownFieldIsRefusedWhenValidationIsStrict() {
        Answer answer = api.jsonPatch(
                REVIEWS + "?fieldValidation=Strict", "[{\"op\":\"add\",\"path\":\"/spec/hostz\",\"value\":1}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueInvalid patch");
        assertThat(answer.message()).endsWith("strict decoding error: unknown field \"spec.hostz\"");
    }

    @Test
    void anUnknownFieldAloneIsNoChangeOtherwise() {
        Answer answer = api.jsonPatch(REVIEWS, "[{\"op\":\"add\",\"path\":\"/spec/hostz\",\"value\":1}]");
        assertThat(answer.json()).isEqualTo(created.json());
        assertThat(answer.warnings()).containsExactly("299 - \"unknown field \\\"spec.hostz\\\"\"");
    }

    @Test
    void theUidCannotChange() {
        Answer answer = api.jsonPatch(REVIEWS, "[{\"op\":\"replace\",\"path\":\"/metadata/uid\",\"value\":\"x\"}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueInvalid metadata.uid");
    }

    @Test
    void theNameCannotChange() {
        Answer answer = api.jsonPatch(REVIEWS, "[{\"op\":\"replace\",\"path\":\"/metadata/name\",\"value\":\"x\"}]");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aDocumentThatIsNoPatchIsRefused() {
        Answer answer = api.jsonPatch(REVIEWS, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("error decoding patch: ");
    }

    @Test
    void aCustomKindTakesNoStrategicPatch() {
        Answer answer = api.send("PATCH", REVIEWS, "application/strategic-merge-patch+json", "{}");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.message())
                .isEqualTo("the body of the request was in an unknown format - accepted media types include:"
                        + " application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }

    @Test
    void aBuiltInKindTakesAStrategicPatch() {
        api.post(CONFIG_MAPS, "{metadata: {name: a}, data: {k: v}}");
        Answer answer = api.send(
                "PATCH", CONFIG_MAPS + "/a", "application/strategic-merge-patch+json", "{\"data\":{\"l\":\"w\"}}");
        assertThat(answer.json().object("data").texts()).containsEntry("k", "v").containsEntry("l", "w");
    }

    @Test
    void aDryRunShowsTheChangeAndStoresNothing() {
        Answer answer = api.jsonPatch(
                REVIEWS + "?dryRun=All",
                "[{\"op\":\"replace\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":80}]");
        assertThat(WEIGHT.in(answer.json())).contains(JsonNumber.of(80));
        assertThat(api.get(REVIEWS).json()).isEqualTo(created.json());
    }
}
