package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from its arguments to its exit code, on the embedded server over HTTP. */
class MeshCommandTest {

    private static final Path QUICKSTART = Path.of("dsl-examples/quickstart");
    private static final String REVIEWS = QUICKSTART.resolve("reviews.mesh").toString();

    private static final String SOMEONE_ELSES = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http:
              - name: default
                route:
                - {destination: {host: reviews, subset: v1}, weight: 100}
                - {destination: {host: reviews, subset: v2}, weight: 0}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private EmbeddedCluster server;
    private Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(QUICKSTART.resolve("cluster.yaml")));
        kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), server.kubeconfig().replaceAll("\\bembedded\\b", "test"));
        server.clearRequests();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void planShowsTheChangesAndWritesNothing() {
        assertThat(mesh("plan", "-f", REVIEWS)).isZero();
        assertThat(answer()).contains("Plan: 4 to create", "+ VirtualService shop/reviews", "weight: 90");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void planAsJsonIsADocumentOfVersion1() {
        mesh("plan", "-o", "json", "-f", REVIEWS);
        JsonObject plan = JsonText.parseObject(answer());
        assertThat(plan.number("version").orElseThrow().intValue()).isEqualTo(1);
        assertThat(plan.array("changes").objects())
                .extracting(change -> change.text("kind").orElseThrow())
                .containsExactly("PeerAuthentication", "Telemetry", "DestinationRule", "VirtualService");
    }

    @Test
    void diffSaysNoUntilItIsApplied() {
        assertThat(mesh("diff", "-f", REVIEWS)).isEqualTo(1);
        assertThat(mesh("apply", "-f", REVIEWS)).isZero();
        assertThat(mesh("diff", "-f", REVIEWS)).isZero();
    }

    @Test
    void applyTwiceWritesOnce() {
        assertThat(mesh("apply", "-f", REVIEWS)).isZero();
        assertThat(answer()).contains("done: 4 written");
        server.clearRequests();
        assertThat(mesh("apply", "-f", REVIEWS)).isZero();
        assertThat(answer()).contains("unchanged");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void applyTakesKubernetesYaml() throws IOException {
        Path yaml = Files.writeString(folder.resolve("rule.yaml"), """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: reviews, namespace: shop}
                spec:
                  host: reviews.shop.svc.cluster.local
                  trafficPolicy: {loadBalancer: {simple: RANDOM}}
                """);
        assertThat(mesh("apply", "-f", yaml.toString())).isZero();
        assertThat(find("reviews")
                        .spec()
                        .object("trafficPolicy")
                        .object("loadBalancer")
                        .text("simple"))
                .contains("RANDOM");
    }

    @Test
    void aKindThatIsNoMeshsOwnIsRefusedByItsDocument() throws IOException {
        Path yaml = Files.writeString(folder.resolve("secret.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata: {name: keys, namespace: shop}
                """);
        assertThat(mesh("apply", "-f", yaml.toString())).isEqualTo(1);
        assertThat(talk()).contains("secret.yaml", "only a mesh's own kinds are taken", "Secret");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void everyMistakeOfAFileIsToldAtOnceWithItsLineAndNothingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.mesh"), """
                mesh(namespace: 'shop') {
                    mtls 'strict'
                    service('reviews') {
                        route('default') { split v1: 90, v2: 30 }
                        route('x') { requestTimeout '3' }
                    }
                }
                """);
        assertThat(mesh("apply", "-f", file.toString())).isEqualTo(1);
        assertThat(talk())
                .contains("wrong.mesh:2", "strict", "STRICT")
                .contains("wrong.mesh:4", "120")
                .contains("wrong.mesh:5", "requestTimeout");
        assertThat(server.requests().writes()).isEmpty();
    }

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
    void whatIsWrittenAndNotInEffectIsDegraded() {
        ResourceId v2 = ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews-v2");
        server.edit(v2, "someone", tree -> tree.with("spec", tree.object("spec").with("replicas", 0)));
        assertThat(mesh("apply", "--verify-for", "1ms", "-f", REVIEWS)).isEqualTo(5);
        assertThat(talk()).contains("ready endpoint behind shop/reviews");
    }

    @Test
    void withoutAClusterItIsWrongUsage() {
        assertThat(run(Map.of(), "plan", "-f", REVIEWS)).isEqualTo(2);
        assertThat(talk()).contains("no cluster: set KUBECONFIG");
    }

    @Test
    void anUnknownContextIsWrongUsageAndListsThoseThatAreThere() {
        assertThat(mesh("plan", "--cluster", "tset", "-f", REVIEWS)).isEqualTo(2);
        assertThat(talk()).contains("tset", "test");
    }

    @Test
    void anUnreachableClusterIsItsOwnCode() {
        server.close();
        assertThat(mesh("plan", "-f", REVIEWS)).isEqualTo(3);
        assertThat(talk()).doesNotContain("Exception").doesNotContain("at io.");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        assertThat(mesh("paln")).isEqualTo(2);
        assertThat(talk()).contains("plan");
    }

    @Test
    void aJenkinsfileRunsOnTheClusterThatIsNamed() {
        assertThat(mesh(
                        "run",
                        "--cluster",
                        "prod=test",
                        QUICKSTART.resolve("Jenkinsfile").toString()))
                .isZero();
        assertThat(answer()).contains("Finished: SUCCESS");
        assertThat(server.list(IstioTypes.VIRTUAL_SERVICE, "shop")).hasSize(1);
    }

    @Test
    void aJenkinsfileThatNamesAnotherClusterIsRefused() {
        assertThat(mesh(
                        "run",
                        "--cluster",
                        "staging=test",
                        QUICKSTART.resolve("Jenkinsfile").toString()))
                .isEqualTo(1);
        assertThat(answer()).contains("prod", "--cluster prod=CONTEXT");
        assertThat(server.requests().writes()).isEmpty();
    }

    @Test
    void editsAreShownByTheNamesOfTheirItemsWithBeforeAndAfter() throws IOException {
        server.load(SOMEONE_ELSES);
        Path file = split();
        mesh("plan", "-f", file.toString());
        assertThat(answer())
                .contains("~ VirtualService shop/reviews")
                .contains("spec.http['default'].route['v1'].weight: 100 -> 95")
                .contains("spec.http['default'].route['v2'].weight: 0 -> 5");
        mesh("plan", "-o", "json", "-f", file.toString());
        assertThat(answer()).contains("\"before\": 100", "\"after\": 95");
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

    @Test
    void withoutAClusterAJenkinsfileIsRehearsedAndThatIsSaid() {
        assertThat(run(Map.of(), "run", QUICKSTART.resolve("Jenkinsfile").toString()))
                .isZero();
        assertThat(talk()).contains("Rehearsal: embedded API server, virtual time");
        assertThat(answer()).contains("created VirtualService shop/reviews", "Finished: SUCCESS");
    }

    @Test
    void aFolderIsReadWholeAndEveryFilesMistakesAreTold() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("mesh"));
        Files.writeString(inside.resolve("a.mesh"), "mesh(namespace: 'shop') { mtls 'strict' }");
        Files.writeString(inside.resolve("b.yaml"), "a: 1\na: 2\n");
        assertThat(mesh("plan", "-f", inside.toString())).isEqualTo(1);
        assertThat(talk()).contains("a.mesh:1", "b.yaml:2");
    }

    private Path split() throws IOException {
        return Files.writeString(folder.resolve("split.mesh"), """
                mesh(namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 95, v2: 5 }
                    }
                }
                """);
    }

    private Resource find(String rule) {
        Optional<Resource> found = server.find(ResourceId.of(IstioTypes.DESTINATION_RULE, "shop", rule));
        return found.orElseThrow();
    }

    private int mesh(String... arguments) {
        return run(Map.of("KUBECONFIG", kubeconfig.toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        return Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                arguments);
    }

    private String answer() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String talk() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
