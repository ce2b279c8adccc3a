package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshFile;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need files and no cluster. */
class FileCommandsTest {

    private static final String CLOSURE = """
            mesh(cluster: 'prod', namespace: 'shop') {
                mtls 'STRICT'
                service('reviews') {
                    versions 'v1', 'v2'
                    route('default') { split v1: 90, v2: 10 ; requestTimeout '3s' }
                }
            }
            """;

    private static final String DATA = """
            apiVersion: servicemesh.jenkins.io/v1
            kind: Mesh
            metadata: {cluster: prod, namespace: shop}
            spec:
              mtls: STRICT
              service:
                reviews:
                  versions: [v1, v2]
                  route: {default: {split: {v1: 90, v2: 10}, requestTimeout: 3s}}
            """;

    private static final String ROUTE = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http:
              - route:
                - destination: {host: reviews, subset: v9}
                  weight: 90
            """;

    /** What a run of the command left behind. */
    private record Run(int code, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void aFileWithoutMistakesIsValid() throws IOException {
        Run run = run("", "validate", "-f", file("a.yaml", DATA + "---\n" + DATA));

        assertThat(run.out()).isEqualTo("2 documents, no errors\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void allFilesOfAFolderAreValidatedAndAllMistakesCome() throws IOException {
        file("a.mesh", CLOSURE.replace("'STRICT'", "'strict'"));
        file("b.yaml", DATA.replace("3s", "3"));
        file("c.yml", ROUTE.replace("weight", "wait"));
        file("ignored.txt", "nothing");

        Run run = run("", "validate", "-f", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("a.mesh:2, mtls: invalid mTLS mode 'strict'"),
                        line -> assertThat(line)
                                .contains("b.yaml:9:50, service 'reviews' > route 'default' > requestTimeout: invalid"),
                        line -> assertThat(line).contains("c.yml:9:7, VirtualService shop/reviews", "wait"),
                        line -> assertThat(line).isEqualTo("3 documents, 3 with error level"));
    }

    @Test
    void findingsAsJsonHaveAllFieldsAndTheLineOfTheirPath() throws IOException {
        Run run = run("", "validate", "-o", "json", "-f", file("c.yaml", DATA + "---\n" + ROUTE.replace("90", "'90'")));

        JsonObject answer = JsonText.parseObject(run.out());
        assertThat(run.code()).isEqualTo(1);
        assertThat(answer.keys()).containsExactly("version", "documents", "findings");
        assertThat(answer.number("documents").orElseThrow().intValue()).isEqualTo(2);
        JsonObject finding = (JsonObject) answer.array("findings").items().get(0);
        assertThat(finding.keys())
                .contains("file", "line", "column", "document", "kind", "namespace", "name", "path", "severity", "rule")
                .contains("message", "allowed");
        assertThat(finding.text("path")).contains("spec.http[0].route[0].weight");
        assertThat(finding.number("line").orElseThrow().intValue()).isEqualTo(19);
        assertThat(finding.number("column").orElseThrow().intValue()).isEqualTo(7);
        assertThat(finding.number("document").orElseThrow().intValue()).isEqualTo(2);
    }

    @Test
    void rulesOfTheSetAreToldAtTheirObject() throws IOException {
        Run run = run("", "validate", "-f", file("c.yaml", ROUTE));

        assertThat(run.out()).contains("c.yaml:8:", "v9");
    }

    @Test
    void standardInputIsTheDslOrYaml() {
        assertThat(run(CLOSURE, "validate", "-f", "-").code()).isZero();
        assertThat(run("# a comment\n" + DATA, "validate", "-f", "-").code()).isZero();
        assertThat(run(DATA.replace("STRICT", "strict"), "validate", "-f", "-").out())
                .startsWith("error: standard input:5:3, mtls: invalid mTLS mode 'strict'");
        assertThat(run(JsonText.print(YamlText.parseAll(DATA).get(0)), "validate", "-f", "-")
                        .code())
                .isZero();
    }

    @Test
    void aMeshFileTakesNoAliases() {
        String bomb = DATA + "x: &a [1]\ny: [*a, *a]\n";

        assertThat(run(bomb, "validate", "-f", "-").out())
                .startsWith("error: standard input:10:4: anchors and aliases are not taken");
    }

    @Test
    void otherYamlMayHaveAliases() {
        String aliased = ROUTE.replace("[reviews]", "&h [reviews]").replace("v9", "v1") + "  gateways: *h\n";

        assertThat(run(aliased, "validate", "-f", "-").out()).doesNotContain("anchors");
    }

    @Test
    void renderPrintsTheObjectsOfAnEmptyNamespace() throws IOException {
        Run run = run("", "render", "-f", file("a.yaml", DATA));

        List<JsonValue> documents = YamlText.parseAll(run.out());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(documents)
                .extracting(document -> ((JsonObject) document).text("kind").orElseThrow())
                .containsExactlyInAnyOrder("PeerAuthentication", "DestinationRule", "VirtualService");
        assertThat(run("", "render", "-f", file("a.mesh", CLOSURE)).out()).isEqualTo(run.out());
    }

    @Test
    void renderNamesTheRolloutsThatItLeavesOut() throws IOException {
        String rollout = "  canary: {reviews: {to: v2, weights: [5, 50], every: 2m}}\n";

        Run both = run("", "render", "-f", file("a.yaml", DATA + rollout));
        Run alone = run("", "render", "-f", file("b.yaml", DATA.substring(0, DATA.indexOf("  mtls")) + rollout));

        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.err()).contains("not part of it: the rollout of reviews to v2 by 5 %, 50 %");
        assertThat(YamlText.parseAll(both.out())).hasSize(3);
        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(alone.err()).contains("not part of it: the rollout of reviews to v2 by 5 %, 50 %");
        assertThat(alone.out()).isBlank();
    }

    @Test
    void renderRefusesWhatIsWrong() throws IOException {
        Run run = run("", "render", "-f", file("a.yaml", DATA.replace("STRICT", "strict")));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a.yaml:5:3, mtls: invalid mTLS mode 'strict'");
    }

    @Test
    void whatIsExportedMeansTheSame() throws IOException {
        Run run = run("", "export", "-f", file("a.mesh", CLOSURE));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(MeshFile.read(run.out(), "x").get(0).spec())
                .isEqualTo(new MeshDslEvaluator().evaluate(CLOSURE, "x").get(0).spec());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Run run(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Mesh.run(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
