package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code from other files: shared libraries and {@code load}. */
class LibraryTest {

    @TempDir
    private Path folder;

    private final List<MeshIntent> applied = new ArrayList<>();

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private TestRun run(String script) {
        return run(script, runner -> runner);
    }

    private TestRun run(String script, UnaryOperator<PipelineRunner> more) {
        GlobalGroovy mesh =
                GlobalGroovy.of("mesh", Objects.requireNonNull(MeshIntent.class.getResource("MeshDsl.groovy")));
        PipelineStep meshApply = PipelineStep.of(
                StepSignature.named("meshApply").requiring("spec"),
                (arguments, context) ->
                        applied.add((MeshIntent) arguments.get("spec").orElseThrow()));
        return TestRun.of(
                script,
                runner -> more.apply(runner.withDirectory(folder)
                        .withLibraries(List.of(new SharedLibrary("shop", folder, false)))
                        .withGlobals(List.of(mesh))
                        .withSteps(List.of(meshApply))));
    }

    @Test
    void aWordOfALibraryIsCalledWithItsArgumentsAndItsBlock() throws IOException {
        write(
                "vars/greet.groovy",
                "def call(Map args = [:], String name) { echo \"hello $name ${args.mark}\" ; name.size() }");
        write("vars/twice.groovy", "def call(Closure body) { body(); sleep 1; body() }");

        TestRun run = run("""
                @Library('shop') _
                def n = greet('you', mark: '!')
                twice { echo "n $n" }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("hello you !", "n 3", "n 3");
    }

    @Test
    void otherMethodsOfAWordAreCalledOnItAndItKeepsItsFields() throws IOException {
        write(
                "vars/counter.groovy",
                "import groovy.transform.Field\n@Field int n = 0\ndef next(int by = 1) { n += by; log.info(\"at $n\"); n }");
        write("vars/log.groovy", "def info(text) { echo \"INFO $text\" }");

        TestRun run = run("@Library('shop') _\ncounter.next()\ncounter.next(2)\necho \"${counter.n}\"");

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("INFO at 1", "INFO at 3", "3");
    }

    @Test
    void aBlockMayWriteIntoADelegate() throws IOException {
        write("vars/deploy.groovy", """
                def call(Closure body) {
                    def config = [:]
                    body.resolveStrategy = Closure.DELEGATE_FIRST
                    body.delegate = config
                    body()
                    echo "deploys ${config.name} to ${config.namespace}"
                }
                """);

        TestRun run = run("@Library('shop') _\ndeploy {\n name = 'reviews'\n namespace = 'shop'\n}");

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("deploys reviews to shop");
    }

    @Test
    void aPipelineMayStandInAWord() throws IOException {
        write("vars/standard.groovy", """
                def call(Map config) {
                    pipeline {
                        agent any
                        stages { stage('Deploy') { steps { echo "deploys ${config.name}" } } }
                    }
                }
                """);

        TestRun run = run("@Library('shop') _\nstandard name: 'reviews'");

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("[Pipeline] { (Deploy)", "deploys reviews");
    }

    @Test
    void classesOfALibraryAreImportedAndCallSteps() throws IOException {
        write("src/org/acme/Release.groovy", """
                package org.acme
                class Release implements Serializable {
                    private final def steps
                    private final Names names = new Names()
                    Release(steps) { this.steps = steps }
                    def run(String name) {
                        [1, 2].each { steps.sleep it; steps.echo "${names.of(name)} $it" }
                        return steps.env.BUILD_NUMBER
                    }
                    static String version() { '7' }
                }
                """);
        write(
                "src/org/acme/Names.groovy",
                "package org.acme\nclass Names implements Serializable { String of(String name) { name.toUpperCase() } }");

        TestRun run = run("""
                @Library('shop@main')
                import org.acme.Release
                echo new Release(this).run('a')
                echo new Release(steps).run('b') + Release.version()
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("A 1", "A 2", "1", "B 1", "B 2", "17");
    }

    @Test
    void theStepLibraryGivesItsClassesByTheirNames() throws IOException {
        write(
                "src/org/acme/Tool.groovy",
                "package org.acme\nclass Tool implements Serializable {\n def script\n Tool(script) { this.script = script }\n"
                        + " def use() { script.echo 'used' }\n static def open(script) { script.echo 'opened' } }");
        write("vars/greet.groovy", "def call() { echo 'hello' }");

        TestRun run = run(
                "def shop = library('shop@1.0')\nshop.org.acme.Tool.new(this).use()\nshop.org.acme.Tool.open(this)\ngreet()");

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("used", "opened", "hello");
    }

    @Test
    void anImplicitLibraryIsThereAtOnce() throws IOException {
        write("vars/greet.groovy", "def call() { echo libraryResource('texts/hello.txt') }");
        write("resources/texts/hello.txt", "hello from a file");

        TestRun run =
                TestRun.of("greet()", runner -> runner.withLibraries(List.of(new SharedLibrary("shop", folder, true))));

        assertThat(run.said()).containsExactly("hello from a file");
    }

    @Test
    void aWordOfALibraryThatIsNotLoadedSaysHowToLoadIt() throws IOException {
        write("vars/greet.groovy", "def call() { }");

        assertThat(run("greet()").errors())
                .isEqualTo(
                        "Jenkinsfile:1: no such step 'greet'; the library 'shop' has it: begin with @Library('shop') _");
        assertThat(run("@Library('shop') _\ngret()").errors())
                .isEqualTo("Jenkinsfile:2: no such step 'gret'; did you mean 'greet'?");
    }

    @Test
    void anUnknownLibraryIsRefusedBeforeAnythingRuns() {
        assertThat(run("echo 'a'\n@Library(['shp', 'other']) _").errors())
                .isEqualTo("Jenkinsfile:2:1: unknown shared library 'shp'; allowed: shop; did you mean 'shop'?\n"
                        + "Jenkinsfile:2:1: unknown shared library 'other'; allowed: shop;"
                        + " say in which folder it lies: --library other=FOLDER");
        assertThat(run("library 'nope'").errors()).startsWith("Jenkinsfile:1: unknown shared library 'nope'");
    }

    @Test
    void aMistakeInALibraryHasItsFileAndLine() throws IOException {
        write("vars/bad.groovy", "def call() {\n  echo 'a'\n  error 'no'\n}");
        write("vars/broken.groovy", "def call() {\n  echo (\n}");
        write("src/org/acme/Bad.groovy", "package org.acme\nclass Bad {\n def run() {\n  System.exit(1) } }");
        write("src/org/acme/Spread.groovy", "package org.acme\nclass Spread {\n def run(x) { x*.size() } }");

        assertThat(run("@Library('shop') _\nbad()").errors()).isEqualTo("shop/vars/bad.groovy:3: no");
        assertThat(run("@Library('shop') _\nbroken()").errors()).startsWith("shop/vars/broken.groovy:3:");
        assertThat(run("@Library('shop') import org.acme.Bad\nnew Bad().run()").errors())
                .startsWith("shop/src/org/acme/Bad.groovy:4: not allowed in the sandbox: java.lang.System.exit");
        assertThat(run("@Library('shop') import org.acme.Spread\nnew Spread().run([])")
                        .errors())
                .startsWith("shop/src/org/acme/Spread.groovy:3:15: *.size does not work in Pipeline code");
    }

    @Test
    void theMeshIsConfiguredFromWordsClassesAndLoadedScriptsSideBySide() throws IOException {
        write("vars/shopMesh.groovy", """
                def call(String team, Closure more) {
                    mesh(namespace: team) {
                        mtls 'STRICT'
                        sleep 1
                        service('reviews') {
                            versions 'v1', 'v2'
                            more.delegate = delegate
                            more.resolveStrategy = Closure.DELEGATE_FIRST
                            more()
                        }
                    }
                }
                """);
        write("src/org/acme/Mesh.groovy", """
                package org.acme
                class Mesh implements Serializable {
                    private final def script
                    Mesh(script) { this.script = script }
                    def apply(String team) {
                        script.mesh(namespace: team) {
                            script.sleep 2
                            service('ratings') { versions 'v1' }
                        }
                    }
                }
                """);
        write("mesh.groovy", "def apply(team) { mesh(namespace: team) { sleep 3; mtls 'STRICT' } }\nreturn this");

        TestRun run = run("""
                @Library('shop') import org.acme.Mesh
                def loaded = load 'mesh.groovy'
                parallel a: { shopMesh('a') { route('default') { split v1: 90, v2: 10 } } },
                    b: { new Mesh(this).apply('b') },
                    c: { loaded.apply('c') }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(applied).extracting(intent -> intent.spec().namespace()).containsExactly("a", "b", "c");
        assertThat(applied.get(0).spec().services().get(0).routes()).hasSize(1);
    }

    @Test
    void loadGivesTheScriptsValueAndItsMethods() throws IOException {
        write(
                "lib/helper.groovy",
                "echo 'loading'\ndef twice(n) { sleep 1; 2 * n }\ndef all(list) { list.collect { twice(it) } }\nreturn this");
        write("lib/value.groovy", "sleep 1\nreturn [a: env.BUILD_NUMBER]");

        TestRun run = run("""
                node {
                    def helper = load 'lib/helper.groovy'
                    dir('lib') { echo "${helper.all([1, 2])} ${load('value.groovy').a}" }
                }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("loading", "[2, 4] 1");
    }

    @Test
    void aLoadedScriptIsSandboxedAndItsMistakesHaveTheirLine() throws IOException {
        write("exit.groovy", "echo 'a'\nSystem.exit(1)");
        write("syntax.groovy", "echo 'a'\ndef x = [1]*.size()");

        assertThat(run("load 'exit.groovy'").errors())
                .startsWith("exit.groovy:2: not allowed in the sandbox: java.lang.System.exit");
        assertThat(run("load 'syntax.groovy'").errors()).startsWith("syntax.groovy:2:");
        assertThat(run("\nload 'none.groovy'").errors()).contains("Jenkinsfile:2: load: there is no file");
    }
}
