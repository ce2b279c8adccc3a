package io.jenkins.plugins.servicemesh.embedded.write;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest extends ClusterTest {

    private static final String REVIEWS = ROUTES + "/reviews";
    private static final String STALE = "Operation cannot be fulfilled on virtualservices.networking.istio.io"
            + " \"reviews\": the object has been modified; please apply your changes to the latest version and try again";

    private Answer created;

    @BeforeEach
    void create() {
        created = api.post(ROUTES, virtualService("reviews"));
    }

    private static JsonObject withHosts(JsonObject object, String... hosts) {
        return object.with("spec", object.object("spec").with("hosts", List.of(hosts)));
    }

    private static JsonObject withMetadata(JsonObject object, String key, Object value) {
        return object.with("metadata", object.object("metadata").with(key, value));
    }

    @Test
    void aChangedSpecIsTheNextGeneration() {
        Answer answer = api.put(REVIEWS, withHosts(created.json(), "reviews", "more"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.generation()).isEqualTo(2);
        assertThat(answer.version()).isNotEqualTo(created.version());
    }

    @Test
    void aReplacementThatChangesNothingIsNoChange() {
        assertThat(api.put(REVIEWS, created.json()).json()).isEqualTo(created.json());
    }

    @Test
    void aStaleReplacementIsAConflict() {
        api.put(REVIEWS, withHosts(created.json(), "more"));
        Answer answer = api.put(REVIEWS, withHosts(created.json(), "other"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("Conflict");
        assertThat(answer.message()).isEqualTo(STALE);
    }

    @Test
    void aCustomObjectIsOnlyReplacedByOneThatNamesItsVersion() {
        JsonObject object = created.json();
        Answer answer = api.put(
                REVIEWS, object.with("metadata", object.object("metadata").without("resourceVersion")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message())
                .isEqualTo("virtualservices.networking.istio.io \"reviews\" is invalid: metadata.resourceVersion:"
                        + " Invalid value: 0: must be specified for an update");
    }

    @Test
    void aConfigMapMayBeReplacedWhateverItsVersion() {
        api.post(CONFIG_MAPS, "{metadata: {name: a}, data: {k: v}}");
        Answer answer = api.put(
                CONFIG_MAPS + "/a",
                JsonObject.of("metadata", JsonObject.of("name", "a")).with("data", JsonObject.of("k", "w")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().object("data").texts()).containsEntry("k", "w");
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        Answer answer = api.put(ROUTES + "/none", withMetadata(created.json(), "name", "none"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("virtualservices.networking.istio.io \"none\" not found");
    }

    @Test
    void theNameCannotChange() {
        Answer answer = api.put(REVIEWS, withMetadata(created.json(), "name", "other"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("the name of the object (other) does not match the name on the URL (reviews)");
    }

    @Test
    void anotherUidIsAConflict() {
        Answer answer = api.put(REVIEWS, withMetadata(created.json(), "uid", "other"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("Precondition failed: UID in precondition: other, UID in object meta: ");
    }

    @Test
    void theServersOwnFieldsCannotChange() {
        JsonObject forged = withMetadata(
                withMetadata(created.json(), "generation", 77), "creationTimestamp", "2020-01-01T00:00:00Z");
        assertThat(api.put(REVIEWS, forged).json()).isEqualTo(created.json());
    }

    @Test
    void theMainObjectsStatusCannotChange() {
        Answer answer = api.put(REVIEWS, created.json().with("status", JsonObject.of("observedGeneration", "1")));
        assertThat(answer.json().has("status")).isFalse();
        assertThat(answer.version()).isEqualTo(created.version());
    }

    @Test
    void theStatusPartTakesTheStatusAlone() {
        JsonObject sent = withHosts(created.json(), "other").with("status", JsonObject.of("observedGeneration", "1"));
        Answer answer = api.put(REVIEWS + "/status", sent);
        assertThat(answer.json().object("status").texts()).containsEntry("observedGeneration", "1");
        assertThat(answer.json().object("spec")).isEqualTo(created.json().object("spec"));
        assertThat(answer.generation()).isEqualTo(1);
    }

    @Test
    void aKindWithoutStatusHasNoStatusPart() {
        api.post(CONFIG_MAPS, "{metadata: {name: a}}");
        Answer answer = api.get(CONFIG_MAPS + "/a/status");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("the server could not find the requested resource");
    }

    @Test
    void aDryRunShowsTheChangeAndStoresNothing() {
        Answer answer = api.put(REVIEWS + "?dryRun=All", withHosts(created.json(), "more"));
        assertThat(answer.generation()).isEqualTo(2);
        assertThat(api.get(REVIEWS).json()).isEqualTo(created.json());
    }

    @Test
    void aReplacementThatBreaksTheSchemaIsRefused() {
        JsonObject broken = created.json().with("spec", JsonObject.of("hosts", "reviews"));
        assertThat(api.put(REVIEWS, broken).causes()).contains("FieldValueTypeInvalid spec.hosts");
    }
}
