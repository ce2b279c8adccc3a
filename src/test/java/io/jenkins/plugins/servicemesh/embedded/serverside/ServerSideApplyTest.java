package io.jenkins.plugins.servicemesh.embedded.serverside;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest extends ClusterTest {

    private static final String SERVICES = "/api/v1/namespaces/shop/services";

    private Answer apply(String manager, String data) {
        return apply(CONFIG_MAPS + "/a?fieldManager=" + manager, "ConfigMap", "data: " + data);
    }

    private Answer apply(String path, String kind, String content) {
        String object = "{apiVersion: v1, kind: %s, metadata: {name: a}, %s}".formatted(kind, content);
        return api.send("PATCH", path, "application/apply-patch+yaml", object);
    }

    @Test
    void whatIsNotThereIsCreated() {
        assertThat(apply("one", "{k: v}").status()).isEqualTo(201);
    }

    @Test
    void theSameConfigurationAgainChangesNothing() {
        Answer first = apply("one", "{k: v}");
        assertThat(apply("one", "{k: v}").version()).isEqualTo(first.version());
    }

    @Test
    void anApplyWithoutAManagerIsRefused() {
        Answer answer = apply(CONFIG_MAPS + "/a", "ConfigMap", "data: {k: v}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueRequired fieldManager");
    }

    @Test
    void anothersFieldIsAConflict() {
        apply("one", "{k: v}");
        Answer answer = apply("two", "{k: w}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.k");
        assertThat(answer.causes()).containsExactly("FieldManagerConflict .data.k");
    }

    @Test
    void severalConflictsAreToldTogether() {
        apply("one", "{k: v, l: v}");
        assertThat(apply("two", "{k: w, l: w}").message())
                .isEqualTo("Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.k\n- .data.l");
    }

    @Test
    void aRefusedApplyWritesNothing() {
        apply("one", "{k: v}");
        apply("two", "{k: w, m: w}");
        assertThat(api.get(CONFIG_MAPS + "/a").json().object("data").texts()).containsOnlyKeys("k");
    }

    @Test
    void forceTakesTheFieldFromItsOwner() {
        apply("one", "{k: v}");
        assertThat(apply("two&force=true", "{k: w}").status()).isEqualTo(200);
        assertThat(apply("one", "{k: v}").message()).contains("conflict with \"two\": .data.k");
    }

    @Test
    void aFieldWithTheSameValueIsShared() {
        apply("one", "{k: v}");
        assertThat(apply("two", "{k: v}").status()).isEqualTo(200);
        apply("one", "{}");
        assertThat(api.get(CONFIG_MAPS + "/a").json().object("data").texts()).containsEntry("k", "v");
    }

    @Test
    void aFieldThatItsOnlyOwnerNoLongerNamesIsRemoved() {
        apply("one", "{k: v, l: v}");
        assertThat(apply("one", "{k: v}").json().object("data").texts()).containsOnlyKeys("k");
    }

    @Test
    void itemsOfAListAreToldApartByTheirKeys() {
        String path = SERVICES + "/a?fieldManager=";
        apply(path + "one", "Service", "spec: {ports: [{port: 80, protocol: TCP, name: http}]}");
        Answer both = apply(path + "two", "Service", "spec: {ports: [{port: 90, protocol: TCP, name: admin}]}");
        assertThat(both.json().object("spec").array("ports").size()).isEqualTo(2);
    }
}
