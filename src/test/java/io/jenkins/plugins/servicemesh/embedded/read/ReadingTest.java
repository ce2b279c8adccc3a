package io.jenkins.plugins.servicemesh.embedded.read;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest extends ClusterTest {

    private void threeConfigMaps() {
        api.post(CONFIG_MAPS, "{metadata: {name: a, labels: {app: reviews, tier: web}}}");
        api.post(CONFIG_MAPS, "{metadata: {name: b, labels: {app: ratings}}}");
        api.post(CONFIG_MAPS, "{metadata: {name: c, labels: {tier: db}}}");
    }

    private Answer list(String parameter, String value) {
        return api.get(CONFIG_MAPS + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=reviews | a",
                "app==reviews | a",
                "app!=reviews | b c kube-root-ca.crt",
                "app in (reviews, ratings) | a b",
                "app notin (reviews) | b c kube-root-ca.crt",
                "app | a b",
                "!app | c kube-root-ca.crt",
                "app,tier=web | a",
                "app in (reviews,ratings),!tier | b"
            })
    void aLabelSelectorSelects(String selector, String names) {
        threeConfigMaps();
        assertThat(list("labelSelector", selector).names()).containsExactly(names.split(" "));
    }

    @Test
    void aLabelSelectorThatIsNoneIsRefused() {
        assertThat(list("labelSelector", "a b c").status()).isEqualTo(400);
    }

    @Test
    void aFieldSelectorSelectsByName() {
        threeConfigMaps();
        assertThat(list("fieldSelector", "metadata.name=b").names()).containsExactly("b");
        assertThat(list("fieldSelector", "metadata.name!=b,metadata.namespace=shop")
                        .names())
                .containsExactly("a", "c", "kube-root-ca.crt");
    }

    @Test
    void aFieldThatCannotBeSelectedByIsRefused() {
        Answer answer = list("fieldSelector", "data.x=y");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("field label not supported: data.x");
    }

    @Test
    void aListAcrossNamespacesHasThemAll() {
        cluster.load("{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
        api.post(ROUTES, virtualService("reviews"));
        api.post(ROUTES.replace("shop", "other"), virtualService("ratings"));
        Answer answer = api.get("/apis/networking.istio.io/v1/virtualservices");
        assertThat(answer.names()).containsExactly("ratings", "reviews");
        assertThat(answer.json().text("kind")).contains("VirtualServiceList");
    }

    @Test
    void aListOfANamespaceThatIsNotThereIsEmpty() {
        Answer answer = api.get(CONFIG_MAPS.replace("shop", "nowhere"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.names()).isEmpty();
    }

    @Test
    void itemsOfBuiltInKindsDoNotRepeatTheKind() {
        api.post(ROUTES, virtualService("reviews"));
        assertThat(api.get(CONFIG_MAPS).json().array("items").objects().get(0).keys())
                .doesNotContain("kind", "apiVersion");
        assertThat(api.get(ROUTES).json().array("items").objects().get(0).keys())
                .contains("kind", "apiVersion");
    }

    @Test
    void aLimitedListSaysWhereItGoesOn() {
        threeConfigMaps();
        Answer first = list("limit", "3");
        assertThat(first.names()).containsExactly("a", "b", "c");
        String next = first.metadata().text("continue").orElseThrow();
        Answer second = api.get(CONFIG_MAPS + "?limit=3&continue=" + next);
        assertThat(second.names()).containsExactly("kube-root-ca.crt");
        assertThat(second.metadata().has("continue")).isFalse();
    }

    @Test
    void allVersionsAreViewsOfOneObject() {
        Answer created = api.post(ROUTES, virtualService("reviews"));
        Answer old = api.get(ROUTES.replace("v1", "v1beta1") + "/reviews");
        assertThat(old.json().text("apiVersion")).contains("networking.istio.io/v1beta1");
        assertThat(old.json().without("apiVersion")).isEqualTo(created.json().without("apiVersion"));
    }

    @Test
    void anUnknownKindIsNotFound() {
        Answer answer = api.get("/apis/networking.istio.io/v1/foos");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("404 page not found\n");
    }

    @Test
    void anUnknownMethodIsNotAllowed() {
        Answer answer = api.send("OPTIONS", ROUTES, "", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.reason()).isEqualTo("MethodNotAllowed");
    }
}
