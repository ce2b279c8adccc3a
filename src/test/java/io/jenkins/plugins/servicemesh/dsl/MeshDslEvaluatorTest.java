package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyClassLoader;
import io.jenkins.plugins.servicemesh.check.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
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

    @Test
    void aClassAloneIsNoMeshAndIsNotMade() {
        assertThat(Refused.by(Evaluation.PLAIN, "class Made { Made() { throw new IllegalStateException() } }"))
                .singleElement()
                .asString()
                .startsWith("reviews.mesh:1: no mesh block");
    }

    @Test
    void whatASandboxRefusesAtACallIsAFindingAtItsLine() {
        assertThat(Refused.findings(Evaluation.PLAIN, "\nthrow new SecurityException('no files')"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("dsl/sandbox");
                    assertThat(finding.message()).isEqualTo("no files");
                    assertThat(finding.place()).isEqualTo(Place.UNKNOWN.inFile("reviews.mesh", 2, 0));
                });
    }

    @Test
    void whatASandboxRefusesToCompileIsAFindingOfTheFile() {
        MeshDslEvaluator refusing = new MeshDslEvaluator(MeshDslEvaluatorTest::compilerOfNothing);
        assertThatThrownBy(() -> refusing.evaluate("mesh { }", "reviews.mesh"))
                .hasMessageStartingWith("reviews.mesh: no classes")
                .hasMessageNotContaining("\tat ");
    }

    private static GroovyClassLoader compilerOfNothing() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new CompilationCustomizer(CompilePhase.CONVERSION) {
            @Override
            public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
                throw new SecurityException("no classes");
            }
        });
        return new GroovyClassLoader(MeshDslEvaluatorTest.class.getClassLoader(), configuration);
    }
}
