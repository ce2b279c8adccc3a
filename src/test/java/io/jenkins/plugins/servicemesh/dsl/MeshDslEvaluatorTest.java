package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshDslEvaluatorTest {

    @Test
    void aFileMayHoldSeveralBlocks(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("two 1-a.mesh"),
                "mesh(namespace: 'a') { mtls 'STRICT' }\nmesh(cluster: 'c', namespace: 'b') { mtls 'DISABLE' }\n");

        assertThat(new MeshDslEvaluator().evaluate(file))
                .extracting(intent -> intent.spec().namespace())
                .containsExactly("a", "b");
    }

    @Test
    void theMistakesOfAllBlocksComeAtOnce() {
        assertThat(Refused.by(Evaluation.PLAIN, "mesh { mtls 'a' }\nmesh { mtls 'b' }"))
                .hasSize(2);
    }

    @Test
    void aSyntaxErrorHasItsLineAndColumn() {
        assertThat(Refused.findings(Evaluation.PLAIN, "mesh {\n  mtls 'STRICT\n}\n"))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("dsl/syntax");
                    assertThat(finding.place()).isEqualTo(Place.UNKNOWN.inFile("reviews.mesh", 2, 15));
                });
    }

    @Test
    void aMisspeltMeshNamesTheRightWord() {
        assertThat(Refused.by(Evaluation.PLAIN, "\nmehs { mtls 'STRICT' }"))
                .containsExactly("reviews.mesh:2: unknown word 'mehs'; allowed: mesh; did you mean 'mesh'?");
    }

    @Test
    void anUnknownVariableIsAFindingAtItsLine() {
        assertThat(Refused.by(Evaluation.PLAIN, "mesh {\n mtls STRICT\n}"))
                .containsExactly("reviews.mesh:2: unknown variable 'STRICT'; a text needs quotes");
    }

    @Test
    void aFailureOfTheScriptIsAFindingAtItsLine() {
        assertThat(Refused.by(Evaluation.PLAIN, "mesh {\n mtls 'STRICT'\n}\nthrow new IOException('gone')"))
                .containsExactly("reviews.mesh:4: the script failed: java.io.IOException: gone");
    }

    @Test
    void aFileWithoutAMeshIsRefused() {
        assertThat(Refused.by(Evaluation.PLAIN, "def x = 1"))
                .singleElement()
                .asString()
                .startsWith("reviews.mesh:1: no mesh block");
    }
}
