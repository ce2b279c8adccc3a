package io.jenkins.plugins.servicemesh.embedded.write;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import org.junit.jupiter.api.Test;

class ManagedFieldsTest extends ClusterTest {

    private static final String REVIEWS = ROUTES + "/reviews";

    private static JsonObject fieldsOf(String manager, Answer answer) {
        return answer.metadata().array("managedFields").objects().stream()
                .filter(entry -> entry.text("manager").orElse("").equals(manager))
                .findFirst()
                .orElseThrow()
                .object("fieldsV1");
    }

    @Test
    void aCreatorOwnsAllFieldsAndAListIsOneField() {
        Answer answer = api.post(ROUTES + "?fieldManager=first", virtualService("reviews"));
        assertThat(fieldsOf("first", answer))
                .isEqualTo(JsonText.parse("{\"f:spec\":{\".\":{},\"f:hosts\":{},\"f:http\":{}}}"));
        assertThat(answer.metadata().array("managedFields").objects().get(0).texts())
                .containsEntry("operation", "Update")
                .containsEntry("apiVersion", "networking.istio.io/v1")
                .containsEntry("fieldsType", "FieldsV1");
    }

    @Test
    void whoChangesAFieldTakesItFromItsOwner() {
        api.post(ROUTES + "?fieldManager=first", virtualService("reviews"));
        Answer answer = api.mergePatch(REVIEWS + "?fieldManager=second", "{\"spec\":{\"hosts\":[\"other\"]}}");
        assertThat(fieldsOf("first", answer)).isEqualTo(JsonText.parse("{\"f:spec\":{\".\":{},\"f:http\":{}}}"));
        assertThat(fieldsOf("second", answer)).isEqualTo(JsonText.parse("{\"f:spec\":{\"f:hosts\":{}}}"));
    }

    @Test
    void labelsAndAnnotationsAreOwnedOneByOne() {
        api.post(ROUTES + "?fieldManager=first", virtualService("reviews"));
        api.mergePatch(REVIEWS + "?fieldManager=first", "{\"metadata\":{\"annotations\":{\"a\":\"1\",\"b\":\"1\"}}}");
        Answer answer = api.mergePatch(
                REVIEWS + "?fieldManager=second", "{\"metadata\":{\"annotations\":{\"a\":null,\"c\":\"1\"}}}");
        assertThat(fieldsOf("first", answer).object("f:metadata"))
                .isEqualTo(JsonText.parse("{\"f:annotations\":{\".\":{},\"f:b\":{}}}"));
        assertThat(fieldsOf("second", answer))
                .isEqualTo(JsonText.parse("{\"f:metadata\":{\"f:annotations\":{\"f:c\":{}}}}"));
    }

    @Test
    void whoWritesTheStatusHasAnEntryOfItsOwn() {
        Answer created = api.post(ROUTES + "?fieldManager=first", virtualService("reviews"));
        Answer answer = api.put(
                REVIEWS + "/status?fieldManager=second",
                created.json().with("status", JsonObject.of("observedGeneration", "1")));
        assertThat(answer.metadata().array("managedFields").objects().get(1).texts())
                .containsEntry("manager", "second")
                .containsEntry("subresource", "status");
    }

    @Test
    void aManagerThatIsNotNamedIsTheClient() {
        assertThat(fieldsOf("tester", api.post(ROUTES, virtualService("reviews")))
                        .keys())
                .containsExactly("f:spec");
    }

    @Test
    void dataOfConfigMapsIsOwnedKeyByKey() {
        api.post(CONFIG_MAPS + "?fieldManager=first", "{metadata: {name: a}, data: {k: v, l: w}}");
        Answer answer = api.mergePatch(CONFIG_MAPS + "/a?fieldManager=second", "{\"data\":{\"k\":\"x\"}}");
        assertThat(fieldsOf("first", answer)).isEqualTo(JsonText.parse("{\"f:data\":{\".\":{},\"f:l\":{}}}"));
        assertThat(fieldsOf("second", answer)).isEqualTo(JsonText.parse("{\"f:data\":{\"f:k\":{}}}"));
    }
}
