package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.step.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedPipelineTest {

    @Test
    void echoPrintsAndTheBuildSucceeds() {
        TestRun run = TestRun.of("echo 'hello'");

        assertThat(run.console()).containsExactly("hello", "Finished: SUCCESS");
        assertThat(run.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void stagesAreHeadingsAndShellOutputIsPrinted() {
        TestRun run = TestRun.of("""
                node('linux') {
                    stage('Build') {
                        sh 'echo out; echo err >&2'
                        echo sh(script: 'echo text', returnStdout: true).trim()
                        echo "status ${sh(script: 'exit 3', returnStatus: true)} in ${env.STAGE_NAME}"
                    }
                }
                """);

        assertThat(run.console())
                .contains("[Pipeline] { (Build)", "+ echo out", "out", "err", "text", "status 3 in Build");
        assertThat(run.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aFailingShellScriptFailsTheBuildAndSaysTheLine() {
        TestRun run = TestRun.of("echo 'a'\nsh 'exit 7'\necho 'never'");

        assertThat(run.errors()).isEqualTo("Jenkinsfile:2: sh ended with exit code 7");
        assertThat(run.console()).doesNotContain("never").endsWith("Finished: FAILURE");
    }

    @Test
    void loopsClosuresAndMethodsMayHoldSteps() {
        TestRun run = TestRun.of("""
                def twice(int n) { sleep 1; return 2 * n }
                def list = [1, 2, 3].collect { twice(it) }
                list.each { n -> sleep 1; echo "n $n" }
                for (int i = 0; i < 2; i++) { echo "i ${twice(i)}" }
                for (x in ['a', 'b']) { sleep time: 1, unit: 'SECONDS'; echo x }
                def found = list.find { sleep 1; it > 2 }
                echo "found $found ${list.collectEntries { [(it): twice(it)] }}"
                int left = 2
                while (left-- > 0) { echo "left $left" }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "n 2", "n 4", "n 6", "i 0", "i 2", "a", "b", "found 4 [2:4, 4:8, 6:12]", "left 1", "left 0");
    }

    @Test
    void classesRecursionTryCatchFinallyAndNonCpsMethodsWork() {
        TestRun run = TestRun.of("""
                class Counter implements Serializable {
                    int count
                    def script
                    Counter(script) { this.script = script }
                    def up() { script.echo "up ${++count}"; this }
                }
                int factorial(int n) { n < 2 ? 1 : n * factorial(n - 1) }
                @NonCPS
                def sorted(list) { list.sort { a, b -> b <=> a } }
                new Counter(this).up().up()
                echo "${factorial(5)} ${sorted([1, 3, 2])}"
                try {
                    error 'boom'
                } catch (e) {
                    echo "caught ${e.message}"
                } finally {
                    echo 'finally'
                }
                outer:
                for (i in 1..3) { for (j in 1..3) { if (j == 2) continue outer; if (i == 3) break outer; echo "$i$j" } }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("up 1", "up 2", "120 [3, 2, 1]", "caught boom", "finally", "11", "21");
    }

    @Test
    void environmentComesFromOptionsParametersAndBlocks() {
        TestRun run = TestRun.of(
                """
                echo "$WHO ${env.WHO} ${params.COUNT + 1} ${env.COUNT} ${env.NOPE}"
                withEnv(['WHO=block', 'PATH+X=/tools']) {
                    echo env.WHO
                    sh 'echo $WHO ${PATH%%:*}'
                    env.WHO = 'set'
                    echo env.WHO
                }
                echo env.WHO
                sh 'echo $WHO'
                """, runner -> runner.withEnvironment(Map.of("WHO", "option")).withParameters(Map.of("COUNT", 2)));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "option option 3 2 null",
                        "block",
                        "+ echo block /tools",
                        "block /tools",
                        "block",
                        "set",
                        "+ echo set",
                        "set");
    }

    @Test
    void filesAreReadAndWrittenInTheWorkingDirectory(@TempDir Path directory) {
        TestRun run = TestRun.of("""
                writeFile file: 'a/b.txt', text: 'content'
                echo "${fileExists('a/b.txt')} ${fileExists 'nope'} ${isUnix()}"
                dir('a') {
                    echo readFile('b.txt')
                    sh 'cat b.txt > c.txt'
                    echo "${pwd().endsWith('/a')}"
                }
                echo readFile(file: 'a/c.txt')
                readFile 'gone'
                """, runner -> runner.withDirectory(directory));

        assertThat(run.said()).containsSequence("true false true", "content").contains("true", "content");
        assertThat(run.errors()).startsWith("Jenkinsfile:9: readFile: there is no file ");
    }

    @Test
    void currentBuildCanBeReadAndItsResultOnlyGetsWorse() {
        TestRun run = TestRun.of("""
                echo "${currentBuild.result} ${currentBuild.currentResult} ${currentBuild.number}"
                currentBuild.displayName = 'v2'
                currentBuild.description = 'the second'
                unstable 'shaky'
                currentBuild.result = 'SUCCESS'
                echo currentBuild.currentResult
                """);

        assertThat(run.said()).containsExactly("null SUCCESS 1", "WARNING: shaky", "UNSTABLE");
        assertThat(run.build().displayName()).isEqualTo("v2");
        assertThat(run.build().description()).isEqualTo("the second");
        assertThat(run.result()).isEqualTo(Result.UNSTABLE);
    }

    @Test
    void catchErrorAndWarnErrorGoOn() {
        TestRun run = TestRun.of("""
                warnError('careful') { error 'one' }
                echo currentBuild.result
                catchError(buildResult: 'FAILURE') { error 'two' }
                echo currentBuild.result
                """);

        assertThat(run.said()).containsExactly("careful", "ERROR: one", "UNSTABLE", "ERROR: two", "FAILURE");
        assertThat(run.result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void propertiesDeclareParametersOfAScriptedPipeline() {
        TestRun run = TestRun.of("""
                properties([parameters([string(name: 'A', defaultValue: 'a'), booleanParam(name: 'B')])])
                echo "${params.A} ${params.B} $A ${env.getEnvironment().B} ${params.get('A')} ${env['A']}"
                """, runner -> runner.withParameters(Map.of("B", "true")));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("a true a true a a");
    }

    @Test
    void aVerboseRunAnnouncesEachStep() {
        assertThat(TestRun.of("stage('a') { echo 'b' }", PipelineRunner::verbose)
                        .said())
                .containsExactly("[Pipeline] stage", "[Pipeline] { (a)", "[Pipeline] echo", "b");
    }

    @Test
    void loopsAreFastEnough() {
        long start = System.nanoTime();
        TestRun run = TestRun.of(
                "long n = 0\nfor (int i = 0; i < 50000; i++) { n += i }\n2000.times { sleep 1 }\necho \"$n\"");

        assertThat(run.said()).containsExactly("1249975000");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void printlnPrintsInClosuresToo() {
        TestRun run = TestRun.of("println 'a'\n[1].each { println it; print 'b' }");

        assertThat(run.said()).containsExactly("a", "1", "b");
    }
}
