package io.jenkins.plugins.servicemesh.istio.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reporter follows the data plane. */
class ReporterTest {

    private static final Resource SIDECAR = pod("{containers: [{name: app}, {name: istio-proxy}]}", "");
    private static final Resource NATIVE =
            pod("{containers: [{name: app}], initContainers: [{name: istio-proxy}]}", "");
    private static final Resource PLAIN = pod("{containers: [{name: app}]}", "");
    private static final Resource AMBIENT = pod("{containers: [{name: app}]}", "ambient.istio.io/redirection: enabled");

    static Resource pod(String spec, String annotations) {
        String text = """
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: shop, annotations: {%s}}
                spec: %s
                """.formatted(annotations, spec);
        return new Resource(
                KubernetesTypes.POD, (JsonObject) YamlText.parseAll(text).get(0));
    }

    @Test
    void podsWithSidecarsCountThemselves() {
        assertThat(Reporter.of(List.of(SIDECAR, NATIVE))).isEqualTo(Reporter.DESTINATION);
    }

    @Test
    void podsWithoutAProxyAreCountedByTheirCallers() {
        assertThat(Reporter.of(List.of(PLAIN))).isEqualTo(Reporter.SOURCE);
    }

    @Test
    void onePodWithoutAProxyIsEnoughToCountAtTheCallers() {
        assertThat(Reporter.of(List.of(SIDECAR, PLAIN))).isEqualTo(Reporter.SOURCE);
    }

    @Test
    void ambientPodsAreCountedByTheirWaypoint() {
        assertThat(Reporter.of(List.of(AMBIENT, AMBIENT))).isEqualTo(Reporter.WAYPOINT);
    }

    @Test
    void whereNoPodRunsASidecarIsExpected() {
        assertThat(Reporter.of(List.of())).isEqualTo(Reporter.DESTINATION);
    }
}
