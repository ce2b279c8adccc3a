package io.jenkins.plugins.servicemesh.embedded.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {

    private static String field(int tag, String content) {
        return (char) (tag << 3 | 2) + "" + (char) content.length() + content;
    }

    private static String number(int tag, int value) {
        return (char) (tag << 3) + "" + (char) value;
    }

    private static String body(String apiVersion, String kind, String object) {
        return "k8s\0" + field(1, field(1, apiVersion) + field(2, kind)) + field(2, object);
    }

    private static Request request(String contentType, String body) {
        return new Request("POST", "/", Map.of(), Map.of("content-type", List.of(contentType)), body);
    }

    private static JsonObject read(String body) {
        Request read = ProtobufBody.inJson(request(Request.PROTOBUF, body));
        assertThat(read.contentType()).isEqualTo("application/json");
        return JsonText.parseObject(read.body());
    }

    @Test
    void anObjectIsReadByTheNumbersOfItsFields() {
        String metadata = field(1, "a") + field(2, "") + field(8, "");
        String data = field(1, "k") + field(2, "v");
        JsonObject object = read(body("v1", "ConfigMap", field(1, metadata) + field(2, data)));
        assertThat(object)
                .isEqualTo(JsonText.parseObject("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                        + "\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}"));
    }

    @Test
    void bytesAreReadAsBase64() {
        JsonObject object = read(body("v1", "Secret", field(2, field(1, "k") + field(2, "b"))));
        assertThat(object.object("data").texts()).containsEntry("k", "Yg==");
    }

    @Test
    void aListIsReadItemByItem() {
        String metadata = field(1, "a") + field(14, "x") + field(14, "y");
        assertThat(read(body("v1", "ConfigMap", field(1, metadata)))
                        .object("metadata")
                        .array("finalizers")
                        .texts())
                .containsExactly("x", "y");
    }

    @Test
    void zeroReplicasAreKeptAndZeroSecondsAreNone() {
        JsonObject spec = read(body("apps/v1", "Deployment", field(2, number(1, 0) + number(5, 0))))
                .object("spec");
        assertThat(spec.number("replicas")).contains(JsonNumber.of(0));
        assertThat(spec.has("minReadySeconds")).isFalse();
    }

    @Test
    void aPortIsANumberOrAName() {
        String port = field(1, number(3, 80) + field(4, number(2, 81)));
        String named = field(1, number(3, 80) + field(4, number(1, 1) + field(3, "http")));
        assertThat(read(body("v1", "Service", field(2, port))).toString()).contains("\"targetPort\":81");
        assertThat(read(body("v1", "Service", field(2, named))).toString()).contains("\"targetPort\":\"http\"");
    }

    @Test
    void otherBodiesStayAsTheyAre() {
        Request json = request("application/json", "{}");
        assertThat(ProtobufBody.inJson(json)).isSameAs(json);
    }

    @Test
    void aBodyThatIsNoneIsRefusedInWords() {
        assertRefused("{}", "it does not begin with k8s");
        assertRefused(body("v1", "Nobody", ""), "no kind Nobody in v1");
        assertRefused("k8s\0" + (char) 10 + (char) 99, "a field is longer than its message");
        assertRefused(body("v1", "ConfigMap", field(15, "x")), "has no field 15");
    }

    private static void assertRefused(String body, String why) {
        assertThatThrownBy(() -> ProtobufBody.inJson(request(Request.PROTOBUF, body)))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().message()).contains(why));
    }
}
