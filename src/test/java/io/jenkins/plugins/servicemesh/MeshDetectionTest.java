package io.jenkins.plugins.servicemesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.model.MeshType;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeshDetectionTest {

    private static final String ISTIO = "networking.istio.io";
    private static final String LINKERD = "policy.linkerd.io";

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("prod", ApiEndpoint.of(server.url()));

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void theOnlyMeshThatIsServedIsTheOne() {
        serveNot(LINKERD);
        assertThat(detect()).isEqualTo(MeshType.ISTIO);
    }

    @Test
    void linkerdAloneIsTheOne() {
        serveNot(ISTIO);
        assertThat(detect()).isEqualTo(MeshType.LINKERD);
    }

    @Test
    void noMeshIsAnErrorThatNamesTheCluster() {
        serveNot(LINKERD);
        serveNot(ISTIO);
        assertThatThrownBy(this::detect)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("no mesh found on cluster prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"istio-injection: enabled", "istio.io/rev: prod", "istio.io/dataplane-mode: ambient"})
    void theDataPlaneOfTheNamespaceDecides(String label) {
        namespace("shop", "labels: {" + label + "}");
        assertThat(detect()).isEqualTo(MeshType.ISTIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "ingress"})
    void linkerdsAnnotationDecidesToo(String value) {
        namespace("shop", "annotations: {linkerd.io/inject: " + value + "}");
        assertThat(detect()).isEqualTo(MeshType.LINKERD);
    }

    @Test
    void aMeshThatIsSwitchedOffDoesNotCount() {
        namespace("shop", "labels: {istio-injection: disabled}, annotations: {linkerd.io/inject: enabled}");
        assertThat(detect()).isEqualTo(MeshType.LINKERD);
    }

    @Test
    void twoMeshesOnOneNamespaceAreNamed() {
        namespace("shop", "labels: {istio-injection: enabled}, annotations: {linkerd.io/inject: enabled}");
        assertThatThrownBy(this::detect)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("Istio and Linkerd")
                .hasMessageContaining("labelled for both")
                .hasMessageContaining("ISTIO or LINKERD");
    }

    @Test
    void theOnlyControlPlaneThatRunsDecidesForANamespaceInNeither() {
        namespace("linkerd", "labels: {}");
        assertThat(detect()).isEqualTo(MeshType.LINKERD);
    }

    @Test
    void istiosControlPlaneDecidesAsWell() {
        namespace("istio-system", "labels: {}");
        assertThat(detect()).isEqualTo(MeshType.ISTIO);
    }

    @Test
    void twoControlPlanesAndANamespaceInNeitherIsAmbiguous() {
        namespace("istio-system", "labels: {}");
        namespace("linkerd", "labels: {}");
        assertThatThrownBy(this::detect)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("in neither data plane");
    }

    @Test
    void namespacesThatMayNotBeReadDecideNothing() {
        server.deny(new AccessRule("get", "", "namespaces", "*"));
        assertThatThrownBy(this::detect).isInstanceOf(FindingsException.class);
    }

    @Test
    void aServerThatIsBrokenIsToldAsSuch() {
        server.intercept(request -> request.path().startsWith("/api/v1/namespaces")
                ? Optional.of(Response.failure(500, "InternalError", "broken"))
                : Optional.empty());
        assertThatThrownBy(this::detect).isInstanceOf(ClusterException.class).hasMessageContaining("broken");
    }

    private MeshType detect() {
        return new MeshDetection(cluster).detect("shop");
    }

    private void namespace(String name, String metadata) {
        server.load("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + ", " + metadata + "}}");
    }

    private void serveNot(String group) {
        server.intercept(request -> request.path().startsWith("/apis/" + group)
                ? Optional.of(Response.text(404, "404 page not found"))
                : Optional.empty());
    }
}
