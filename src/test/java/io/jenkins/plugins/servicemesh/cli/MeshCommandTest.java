package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command from its arguments to its exit code, on the embedded server over HTTP. */
class MeshCommandTest extends CommandOnQuickstart {

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
}
