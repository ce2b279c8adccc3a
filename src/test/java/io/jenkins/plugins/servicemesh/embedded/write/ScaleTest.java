package io.jenkins.plugins.servicemesh.embedded.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleTest extends ClusterTest {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    private static final String WEB = DEPLOYMENTS + "/web";

    @BeforeEach
    void deploy() {
        api.post(DEPLOYMENTS, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers: [{name: c, image: "nginx:1"}, {name: side, image: "side:1"}]
                """);
    }

    @Test
    void theScaleOfADeploymentIsAnObjectOfItsOwn() {
        Answer scale = api.get(WEB + "/scale");
        assertThat(scale.json().text("kind")).contains("Scale");
        assertThat(scale.json().object("spec").number("replicas")).contains(JsonNumber.of(2));
    }

    @Test
    void aChangedScaleChangesTheDeployment() {
        assertThat(api.mergePatch(WEB + "/scale", "{\"spec\":{\"replicas\":5}}").status())
                .isEqualTo(200);
        assertThat(api.get(WEB).json().object("spec").number("replicas")).contains(JsonNumber.of(5));
    }

    @Test
    void aKindWithoutAScaleHasNone() {
        assertThat(api.get("/api/v1/namespaces/shop/configmaps/kube-root-ca.crt/scale")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStrategicPatchMergesContainersByName() {
        assertThat(containers("{\"name\":\"c\",\"image\":\"nginx:2\"}")).contains("nginx:2", "side:1");
    }

    @Test
    void aStrategicPatchDeletesAnItemByDirective() {
        assertThat(containers("{\"name\":\"side\",\"$patch\":\"delete\"}"))
                .contains("nginx:1")
                .doesNotContain("side:1");
    }

    private String containers(String item) {
        String patch = "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + item + "]}}}}";
        return api.send("PATCH", WEB, "application/strategic-merge-patch+json", patch)
                .text();
    }
}
