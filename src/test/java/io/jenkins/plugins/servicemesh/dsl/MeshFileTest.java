package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mesh files: what is taken, and how it is refused. */
class MeshFileTest {

    private static final String HEAD =
            "apiVersion: servicemesh.jenkins.io/v1\nkind: Mesh\nmetadata: {namespace: shop}\n";

    @Test
    void aFileHoldsSeveralDocuments() {
        String text = HEAD + """
                spec:
                  mtls: STRICT
                  services:
                    reviews:
                      versions: [v1, v2]
                      route: {default: {split: {v1: 90, v2: 10}}}
                ---
                # nothing
                ---
                {"apiVersion": "servicemesh.jenkins.io/v1", "kind": "Mesh",
                 "metadata": {"namespace": "web", "cluster": "prod"}, "spec": {"injection": "sidecar"}}
                """;

        List<MeshIntent> intents = MeshFile.read(text, "shop.yaml");

        assertThat(intents)
                .extracting(MeshIntent::spec)
                .isEqualTo(List.of(
                        closure("mesh(namespace: 'shop') { mtls 'STRICT'; service('reviews') { versions 'v1', 'v2';"
                                        + " route('default') { split v1: 90, v2: 10 } } }")
                                .spec(),
                        closure("mesh(namespace: 'web') { injection 'sidecar' }")
                                .spec()));
        assertThat(intents.get(1).cluster()).contains("prod");
    }

    @Test
    void allMistakesComeAtOnceEachWithItsLineAndColumn() {
        assertThat(refused("""
                        apiVersion: servicemesh.jenkins.io/v2
                        kind: Mehs
                        metadata:
                          namespac: shop
                        spec:
                          mtls: strict
                          service:
                            reviews:
                              requestTimeout: 5s
                              retries: {attempts: yes}
                              retrys: 3
                        extra: 1
                        """))
                .containsExactly(
                        "x.yaml:12:1: unknown key 'extra'; allowed: apiVersion, kind, metadata, spec",
                        "x.yaml:1:1: unknown apiVersion 'servicemesh.jenkins.io/v2'; allowed: servicemesh.jenkins.io/v1;"
                                + " did you mean 'servicemesh.jenkins.io/v1'?",
                        "x.yaml:2:1: unknown kind 'Mehs'; allowed: Mesh; did you mean 'Mesh'?",
                        "x.yaml:4:3: unknown key 'namespac'; allowed: cluster, namespace, owner; did you mean 'namespace'?",
                        "x.yaml:6:3, mtls: invalid mTLS mode 'strict'; allowed: STRICT, PERMISSIVE, DISABLE; did you mean 'STRICT'?",
                        "x.yaml:10:7, service 'reviews' > retries: invalid retries 'yes'; allowed: a whole number, without quotes",
                        "x.yaml:11:7, service 'reviews' > retrys: unknown word in service 'retrys'; allowed: versions, version, route,"
                                + " removeRoute, split, to, requestTimeout, retries, fault, mirror, loadBalancer, circuitBreaker,"
                                + " connectionPool, gateways, rateLimit, remove; did you mean 'retries'?");
    }

    @Test
    void theDocumentIsPartOfThePlace() {
        String second = HEAD + "spec: {mtls: STRICT}\n---\n" + HEAD + "spec: {mtls: NONE}\n";

        assertThat(findings(second))
                .extracting(finding -> finding.place().document())
                .containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "spec: &a {mtls: STRICT} | x.yaml:4:7: anchors and aliases are not taken: write it out",
                "spec: {mtls: *a} | x.yaml:4:14: anchors and aliases are not taken: write it out",
                "spec: {mtls: !!str STRICT} | x.yaml:4:14: tags are not taken: leave out tag:yaml.org,2002:str",
                "spec: {mtls: !java.net.URL [x]} | x.yaml:4:14: tags are not taken: leave out !java.net.URL",
                "spec: {mtls: STRICT, mtls: DISABLE} | x.yaml:4:22: the key 'mtls' stands twice in one map",
                "spec: {[a]: b} | x.yaml:4:8: a key has to be a text",
                "spec: {mtls: [} | x.yaml:4:15: expected the node content",
                "spec: 5 | x.yaml:4:7: invalid spec '5'; allowed: a map of injection, restart, mtls, allow, requestAuthentication, telemetry, egress, gateway, sidecar, service, canary, blueGreen",
                "spc: {} | x.yaml:4:1: unknown key 'spc'; allowed: apiVersion, kind, metadata, spec; did you mean 'spec'?",
                "spec: {} | x.yaml:4:1, mesh: mesh says nothing; write at least one of injection, restart, mtls, allow, requestAuthentication, telemetry, egress, gateway, sidecar, service, canary, blueGreen",
            })
    void whatIsNotTakenIsToldWithItsPlace(String last, String told) {
        assertThat(refused(HEAD + last + "\n").get(0)).startsWith(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "telemetry: {tracing: {enabled: yes}} | enabled: invalid enabled 'yes'; allowed: true or false",
                "telemetry: {tracing: {enabled: on}} | enabled: invalid enabled 'on'; allowed: true or false",
                "service: {a: {retries: 010}} | retries: invalid retries '010'; allowed: a whole number, without quotes",
                "service: {a: {retries: 0x1F}} | retries: invalid retries '0x1F'; allowed: a whole number, without quotes",
                "service: {a: {retries: .inf}} | retries: invalid retries '.inf'; allowed: a whole number, without quotes",
                "service: {a: {retries: 99999999999}} | retries: invalid retries '99999999999'; allowed: a whole number, without quotes",
                "service: {a: {version: {v1: {labels: {app: 1.10}}}}} | version: invalid labels app '1.10'; allowed: a text in quotes",
                "service: {a: {versions: [1.10]}} | versions: invalid versions '1.10'; allowed: a text in quotes",
                "mtls: | mtls: invalid mtls 'null'; allowed: a text in quotes",
            })
    void whatYamlWouldGuessIsNotGuessed(String words, String told) {
        assertThat(refused(HEAD + "spec:\n  " + words + "\n"))
                .singleElement()
                .asString()
                .endsWith(told);
    }

    @Test
    void anExponentIsANumber() {
        String text = HEAD + "spec: {service: {a: {connectionPool: {maxConnections: 1e3}}}}\n";

        assertThat(MeshFile.read(text, "x.yaml").get(0).spec())
                .isEqualTo(
                        closure("mesh(namespace: 'shop') { service('a') { connectionPool { maxConnections 1000 } } }")
                                .spec());
    }

    @Test
    void aLargeFileIsRefusedUnread() {
        assertThat(refused("#" + " ".repeat(MeshFile.LARGEST))).containsExactly("x.yaml:1:1: larger than 1 MiB");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refused(HEAD + "spec: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested deeper than 64 levels");
    }

    @Test
    void anIntentBecomesAFileThatMeansTheSame() {
        MeshIntent intent =
                closure("mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT'; service('a') { versions 'v1', 'v2';"
                        + " route('b') { match { header 'x', exact: 'yes' }; split v1: 99.5, v2: 0.5 } } }");

        String text = YamlText.print(MeshFile.document(intent));

        assertThat(MeshFile.read(text, "x.yaml").get(0).spec()).isEqualTo(intent.spec());
        assertThat(text).isEqualTo("""
                apiVersion: servicemesh.jenkins.io/v1
                kind: Mesh
                metadata:
                  cluster: prod
                  namespace: shop
                spec:
                  mtls: STRICT
                  service:
                    a:
                      versions:
                      - v1
                      - v2
                      route:
                        b:
                          match:
                            header:
                              x: yes
                          split:
                            v1: 99.5
                            v2: 0.5
                """);
    }

    @Test
    void whetherObjectsOfControllersAreSharedIsSaidBesideTheNamespaceAndKept() {
        MeshIntent intent = closure("mesh(namespace: 'shop', owner: 'share') { mtls 'STRICT';"
                + " canary('a') { to 'v2'; weights 5; every '2m' } }");
        MeshIntent read = MeshFile.read(YamlText.print(MeshFile.document(intent)), "x.yaml")
                .get(0);

        assertThat(read.sharing()).isEqualTo(Sharing.SHARE);
        assertThat(read.rollouts()).singleElement().satisfies(rollout -> assertThat(rollout.sharing())
                .isEqualTo(Sharing.SHARE));
        assertThat(closure("mesh(namespace: 'shop') { mtls 'STRICT' }").sharing())
                .isEqualTo(Sharing.REFUSE);
    }

    private static MeshIntent closure(String text) {
        return new MeshDslEvaluator().evaluate(text, "x.mesh").get(0);
    }

    private static List<Finding> findings(String text) {
        return catchThrowableOfType(FindingsException.class, () -> MeshFile.read(text, "x.yaml"))
                .findings();
    }

    private static List<String> refused(String text) {
        return findings(text).stream().map(Finding::describe).toList();
    }
}
