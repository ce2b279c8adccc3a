package io.jenkins.plugins.servicemesh.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of the DSL may say in Jenkins, and what it may not. */
class SandboxedMeshFileTest {

    private static final String WANTED = "mesh(namespace: 'shop') { mtls 'STRICT' }\n";

    private static List<MeshIntent> evaluated(String text) throws Exception {
        return new SandboxedMeshFile(text, "reviews.mesh").evaluate();
    }

    private static List<Finding> refused(String text) {
        return refused(new SandboxedMeshFile(text, "reviews.mesh"));
    }

    private static List<Finding> refused(SandboxedMeshFile file) {
        return catchThrowableOfType(FindingsException.class, file::evaluate).findings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WANTED,
                "mesh(cluster: 'prod', namespace: 'shop') { service('reviews') { versions 'v1', 'v2'\n route('default') { split v1: 90, v2: 10 } } }",
                "def weights = [v1: 90, v2: 100 - 90]\nmesh(namespace: 'shop') { service('reviews') { versions 'v1', 'v2'\n route('default') { split weights } } }",
                "['reviews', 'ratings'].each { name -> mesh(namespace: 'shop') { service(name) { requestTimeout \"${1 + 2}s\" } } }",
                "for (n in 1..3) { mesh(namespace: 'shop-' + n) { mtls(n > 1 ? 'STRICT' : 'PERMISSIVE') } }",
                "def namespaceOf(String team) { team.toLowerCase() + '-prod' }\nmesh(namespace: namespaceOf('SHOP')) { mtls 'STRICT' }",
                "mesh(namespace: 'shop') { if ([a: 1].containsKey('a')) { ['reviews'].collect { it }.sort().each { one -> service(one) { requestTimeout '3s' } } } }"
            })
    void whatIsWantedIsWhatPlainGroovyReadsOfIt(String text) throws Exception {
        assertThat(evaluated(text).stream().map(MeshIntent::spec).toList())
                .isNotEmpty()
                .isEqualTo(new MeshDslEvaluator()
                        .evaluate(text, "reviews.mesh").stream()
                                .map(MeshIntent::spec)
                                .toList());
    }

    @Test
    void allMistakesInItsWordsComeAtOnceWithTheirLines() {
        assertThat(
                        refused(
                                "mesh(namespace: 'shop') {\n mtls 'strict'\n service('reviews') {\n  retires 3\n  requestTimeout = '3s'\n }\n}"))
                .extracting(finding ->
                        finding.place().file() + ":" + finding.place().line())
                .containsExactlyInAnyOrder("reviews.mesh:2", "reviews.mesh:4", "reviews.mesh:5");
    }

    @Test
    void aMistakeOfSyntaxHasItsLine() {
        assertThat(refused("mesh {\n  mtls 'STRICT\n}\n").get(0).place())
                .isEqualTo(Place.UNKNOWN.inFile("reviews.mesh", 2, 15));
    }

    @Test
    void anUnknownVariableHasItsLine() {
        assertThat(refused("mesh(namespace: 'shop') {\n mtls env.MODE\n}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).contains("env");
                    assertThat(finding.place().line()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0)",
                "Runtime.runtime.exec('id')",
                "'id'.execute()",
                "''.class.forName('jenkins.model.Jenkins')",
                "''['class']",
                "[''].class*.name",
                "''.getClass().classLoader",
                "String.metaClass.toUpperCase = { -> 'no' }",
                "this.metaClass.x = 1",
                "mesh.metaClass",
                "mesh.owner.findings",
                "({ -> }).metaClass",
                "metaClass",
                "getBinding().variables",
                "evaluate('1')",
                "run(new Object())",
                "println 'to the log of the controller'",
                "sleep 1",
                "Thread.currentThread().interrupted()",
                "new Thread({ -> })",
                "new URLClassLoader()",
                "new GroovyShell()",
                "Class.forName('jenkins.model.Jenkins')",
                "this.class.classLoader.loadClass('jenkins.model.Jenkins')",
                "(String.&forName)('jenkins.model.Jenkins')",
                "'a' ==~ /a+/",
                "'a'.matches('a')",
                "'a' * 1000000000",
                "2 ** 1000000",
                "System.getenv('HOME')",
                "java.util.ServiceLoader.load(String)",
                "String.valueOf(1).@value"
            })
    void whatAFileHasNoUseForIsRefusedAtItsLine(String attempt) {
        assertThat(refused(WANTED + attempt)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule())
                    .as(finding.toString())
                    .isIn("dsl/sandbox", "dsl/unknown-variable", "dsl/unknown-word", "dsl/syntax");
            assertThat(finding.place().file()).isEqualTo("reviews.mesh");
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.toString()).doesNotContain("\tat ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new File('/etc/passwd').text",
                "jenkins.model.Jenkins.instance",
                "hudson.model.Hudson.instance",
                "new URL('http://127.0.0.1').text",
                "io.jenkins.plugins.servicemesh.config.MeshConfiguration.get()",
                "java.nio.file.Files.exists(null)"
            })
    void nothingOfJenkinsNorOfFilesOrNetworksIsThere(String attempt) {
        assertThat(refused(WANTED + attempt)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Grab('commons-io:commons-io:2.11.0') import java.util.List\n",
                "@groovy.lang.Grab('commons-io:commons-io:2.11.0')\ndef x\n",
                "@groovy.transform.ASTTest(value = { System.exit(0) })\ndef x\n",
                "import groovy.transform.ASTTest as Harmless\n@Harmless({ System.exit(0) })\ndef x\n",
                "@groovy.transform.AnnotationCollector(value = [Deprecated]) @interface Mine {}\n",
                "@org.codehaus.groovy.transform.GroovyASTTransformationClass('X')\n@interface Mine {}\n",
                "@groovy.transform.CompileStatic(extensions = 'x.groovy')\nvoid x() {}\n",
                "@groovy.transform.BaseScript(hudson.model.Job)\ndef x\n",
                "@groovy.lang.Mixin(String)\nclass Mine {}\n"
            })
    void whatMakesTheCompilerRunCodeIsRefused(String attempt) {
        assertThat(refused(attempt + WANTED)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isIn("dsl/sandbox", "dsl/syntax");
            assertThat(finding.toString()).doesNotContain("\tat ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true);",
                "for (;;) { }",
                "while (true) { try { while (true) { } } catch (Throwable e) { } finally { while (true) { } } }",
                "def always = { true }\nwhile (always()) { }",
                "def list = [1]\nlist.each { while (true) { } }",
                "class Forever { static { while (true) { } } }\nnew Forever()",
                "mesh(namespace: 'shop') { while (true) { } }"
            })
    void aLoopWithoutAnEndIsEnded(String loop) throws Exception {
        SandboxedMeshFile file = new SandboxedMeshFile(loop, "forever.mesh", Duration.ofMillis(300));
        assertThat(refused(file)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).as(finding.toString()).isEqualTo("dsl/time");
            assertThat(finding.place().file()).isEqualTo("forever.mesh");
        });
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().endsWith("forever.mesh")) {
                thread.join(5000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aMethodThatCallsItselfForeverIsRefused() {
        assertThat(refused("def f(x) { f(x) }\nf(1)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("StackOverflowError"));
    }

    @Test
    void bracketsThatAreNestedTooDeepAreRefused() {
        String text = "mesh(namespace: " + "(".repeat(100_000) + "'shop'" + ")".repeat(100_000) + ") { }";
        assertThat(refused(text))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("too much memory"));
    }

    @Test
    void whoeverWaitsForItCanBeInterrupted() {
        SandboxedMeshFile file = new SandboxedMeshFile("while (true) { }", "waiting.mesh");
        Thread.currentThread().interrupt();
        assertThatThrownBy(file::evaluate).isInstanceOf(InterruptedException.class);
    }
}
