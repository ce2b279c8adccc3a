package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the command tells of a namespace and of the journal, and what it takes back. */
class RecordCommandsTest extends CommandOnQuickstart {

    @Test
    void rollbackTakesBackAndProvesIt() {
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("rollback", "-n", "shop")).isZero();
        assertThat(answer()).contains("proof: nothing differs");
        assertThat(server.list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }

    @Test
    void rollbackShowsItsPlanOnRequest() {
        mesh("apply", "-f", REVIEWS);
        server.clearRequests();
        assertThat(mesh("rollback", "--plan", "--last", "-n", "shop")).isZero();
        assertThat(answer()).contains("4 to remove");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void rollbackTakesBackAllSinceATimeOrOfABuild() {
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("rollback", "--since", "2999-01-01T00:00:00Z", "-n", "shop"))
                .isEqualTo(1);
        assertThat(mesh("rollback", "--build", "nobody's", "-n", "shop")).isEqualTo(1);
        assertThat(mesh("rollback", "--since", "yesterday", "-n", "shop")).isEqualTo(2);
        assertThat(talk()).contains("invalid time 'yesterday'; allowed: a time such as 2026-01-31T09:00:00Z");
        assertThat(mesh("rollback", "--before", "2000-01-01T00:00:00Z", "-n", "shop"))
                .isZero();
        assertThat(server.list(IstioTypes.VIRTUAL_SERVICE, "shop")).isEmpty();
    }

    @Test
    void aCleanupNamesTheEntryThatPutsItBackAndForgetsOnRequest() {
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("cleanup", "-n", "shop")).isZero();
        assertThat(answer()).containsPattern("journal entry (\\S+): 'mesh rollback \\1' puts it back");
        assertThat(mesh("cleanup", "--forget", "-n", "shop")).isZero();
        assertThat(answer()).contains("forgotten: 2 journal entries");
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("cleanup", "--forget", "-n", "shop")).isZero();
        assertThat(answer()).contains("forgotten: 2 journal entries").doesNotContain("mesh rollback");
        assertThat(server.list(KubernetesTypes.CONFIG_MAP, "shop"))
                .noneMatch(object -> object.name().startsWith("mesh-journal"));
    }

    @Test
    void rbacPrintsRolesForFeaturesAndFilesWithoutACluster() {
        assertThat(run(Map.of(), "rbac", "-n", "shop", "-f", REVIEWS, "--service-account", "jenkins/ci"))
                .isZero();
        List<JsonValue> documents = YamlText.parseAll(answer());
        assertThat(documents).hasSize(2);
        assertThat(answer())
                .contains("virtualservices", "peerauthentications", "name: ci")
                .doesNotContain("authorizationpolicies");
        assertThat(run(Map.of(), "rbac", "-n", "shop", "--feature", "telemetry", "--group", "deployers"))
                .isZero();
        assertThat(answer()).contains("telemetries", "kind: Group").doesNotContain("virtualservices");
        assertThat(run(Map.of(), "rbac", "-n", "shop")).isZero();
        assertThat(YamlText.parseAll(answer())).hasSize(6);
        assertThat(run(Map.of(), "rbac", "-n", "shop", "--service-account", "ci"))
                .isEqualTo(2);
    }

    @Test
    void rbacCountsTheRolloutsOfFiles() throws IOException {
        Path file = Files.writeString(
                folder.resolve("canary.mesh"), "mesh { canary('reviews') { to 'v2'; weights 5; every '2m' } }");
        assertThat(run(Map.of(), "rbac", "-n", "shop", "-f", file.toString())).isZero();
        assertThat(answer())
                .contains("virtualservices", "destinationrules", "pods", "endpointslices", "leases", "configmaps")
                .doesNotContain("peerauthentications");
        String needed = answer();
        assertThat(run(Map.of(), "rbac", "-n", "shop", "--feature", "rollout")).isZero();
        assertThat(answer()).isEqualTo(needed);
    }

    @Test
    void rollbackWithNothingToTakeBackSaysSo() {
        assertThat(mesh("rollback", "-n", "shop")).isEqualTo(1);
        assertThat(talk()).contains("nothing to take back");
    }

    @Test
    void statusNamesObjectsAndWhoseTheyAre() {
        mesh("apply", "-f", REVIEWS);
        mesh("status", "-n", "shop");
        assertThat(answer()).contains("VirtualService shop/reviews  (ours)", "Last written");
    }

    @Test
    void statusTellsRoutesToReadyEndpointsAndThatPodsWithoutProxyAreDegraded() {
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("status", "-n", "shop")).isEqualTo(5);
        assertThat(answer())
                .contains("Namespace shop: sidecars of revision default (label istio-injection=enabled)")
                .contains("mTLS STRICT (PeerAuthentication shop/default)")
                .contains("90 % reviews.shop.svc.cluster.local v1 (version=v1): 2 ready")
                .contains("10 % reviews.shop.svc.cluster.local v2 (version=v2): 1 ready")
                .contains("error: Deployment reviews-v1: 2 of 2 pods are not in the mesh");
    }

    @Test
    void statusOfAHealthyNamespaceIsDone() {
        server.load("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
                spec:
                  selector: {matchLabels: {app: istiod}}
                  template:
                    metadata: {labels: {app: istiod}}
                    spec: {containers: [{name: discovery, image: "istio/pilot:1.30.3"}]}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: quiet}
                """);
        assertThat(mesh("status", "-n", "quiet")).isZero();
        assertThat(answer())
                .contains("control plane istio-system/istiod: revision default, version 1.30.3, 1 of 1 ready");
    }

    @Test
    void statusAsYamlIsTheSameDocument() {
        mesh("status", "-o", "yaml", "-n", "shop");
        JsonValue yaml = YamlText.parseAll(answer()).get(0);
        mesh("status", "-o", "json", "-n", "shop");
        assertThat(yaml).isEqualTo(JsonText.parseObject(answer()));
    }

    @Test
    void whatStatusMayNotLookAtIsNamedAndNotTakenForAbsent() {
        server.deny(new AccessRule("list", "", "configmaps", "shop"));
        server.deny(new AccessRule("list", "networking.istio.io", "virtualservices", "shop"));
        mesh("status", "-n", "shop");
        assertThat(answer())
                .contains("needs list configmaps in namespace shop")
                .contains("needs list virtualservices.networking.istio.io in namespace shop");
    }

    @Test
    void cleanupRemovesWhatWeMade() {
        mesh("apply", "-f", REVIEWS);
        assertThat(mesh("cleanup", "-n", "shop")).isZero();
        assertThat(server.list(IstioTypes.DESTINATION_RULE, "shop")).isEmpty();
        assertThat(server.list(IstioTypes.PEER_AUTHENTICATION, "shop")).isEmpty();
    }

    @Test
    void whatSomeoneElseChangedSinceIsToldWithAllThreeValuesAndLeftAlone() throws IOException {
        server.load(SOMEONE_ELSES);
        mesh("apply", "-f", split().toString());
        JsonPointer weight = JsonPointer.of("spec", "http", 0, "route", 1, "weight");
        server.edit(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "reviews"), "someone", tree ->
                (JsonObject) new JsonPatch(List.of(new JsonPatch.Replace(weight, JsonNumber.of(50)))).apply(tree));
        assertThat(mesh("rollback", "-n", "shop")).isEqualTo(4);
        assertThat(talk()).contains("before 0, ours 5, now 50");
    }

    @Test
    void statusAsJsonIsADocumentOfVersion1() {
        mesh("apply", "-f", REVIEWS);
        mesh("status", "-o", "json", "-n", "shop");
        JsonObject status = JsonText.parseObject(answer());
        assertThat(status.array("objects").objects()).hasSize(4).allSatisfy(object -> assertThat(object.text("owner"))
                .contains("ours"));
        assertThat(status.array("last").objects()).hasSize(1);
        assertThat(status.number("version").orElseThrow().intValue()).isEqualTo(1);
        assertThat(status.array("hosts")
                        .objects()
                        .get(0)
                        .array("routes")
                        .objects()
                        .get(0)
                        .text("name"))
                .contains("default");
    }

    @Test
    void cleanupShowsItsPlanOnRequest() {
        mesh("apply", "-f", REVIEWS);
        server.clearRequests();
        assertThat(mesh("cleanup", "--plan", "-n", "shop")).isZero();
        assertThat(answer()).contains("4 to remove", "- VirtualService shop/reviews");
        assertThat(server.requests().writes()).isEmpty();
    }
}
