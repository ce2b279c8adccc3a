package io.jenkins.plugins.servicemesh.embedded.read;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest extends ClusterTest {

    private static List<String> events(Answer answer) {
        return answer.text().lines().map(WatchTest::describe).toList();
    }

    private static String describe(String line) {
        JsonObject event = JsonText.parseObject(line);
        return event.text("type").orElse("") + " " + ControlledObjects.name(event.object("object"));
    }

    private String now() {
        return api.get(CONFIG_MAPS).version();
    }

    private Answer watch(String parameters) {
        return api.get(CONFIG_MAPS + "?watch=true&timeoutSeconds=1&" + parameters);
    }

    @Test
    void everyChangeSinceAVersionIsTold() {
        String start = now();
        api.post(CONFIG_MAPS, "{metadata: {name: a}}");
        api.mergePatch(CONFIG_MAPS + "/a", "{\"data\":{\"k\":\"v\"}}");
        api.delete(CONFIG_MAPS + "/a");
        assertThat(events(watch("resourceVersion=" + start))).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
    }

    @Test
    void withoutAVersionWhatIsThereIsToldFirst() {
        api.post(CONFIG_MAPS, "{metadata: {name: a}}");
        assertThat(events(watch("fieldSelector=metadata.name%3Da"))).containsExactly("ADDED a");
    }

    @Test
    void whoSelectsByLabelSeesObjectsComeAndGo() {
        String start = now();
        api.post(CONFIG_MAPS, "{metadata: {name: a}}");
        api.mergePatch(CONFIG_MAPS + "/a", "{\"metadata\":{\"labels\":{\"x\":\"1\"}}}");
        api.mergePatch(CONFIG_MAPS + "/a", "{\"metadata\":{\"labels\":{\"x\":null}}}");
        assertThat(events(watch("labelSelector=x&resourceVersion=" + start))).containsExactly("ADDED a", "DELETED a");
    }

    @Test
    void otherKindsAndNamespacesAreNotTold() {
        String start = now();
        api.post("/api/v1/namespaces/default/configmaps", "{metadata: {name: a}}");
        api.post("/api/v1/namespaces/shop/secrets", "{metadata: {name: a}}");
        assertThat(events(watch("resourceVersion=" + start))).isEmpty();
    }

    @Test
    void aWatchThatIsNotAllowedIsRefused() {
        cluster.deny(new AccessRule("watch", "", "configmaps", "shop"));
        assertThat(watch("").status()).isEqualTo(403);
    }
}
