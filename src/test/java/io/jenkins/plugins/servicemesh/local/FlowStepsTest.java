package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.basic.InputAnswers;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlowStepsTest {

    @Test
    void parallelBranchesShareTheirTime() {
        TestRun run = TestRun.of("""
                def branches = [:]
                for (name in ['a', 'b', 'c']) {
                    def n = name
                    branches[n] = { sleep time: 300, unit: 'MILLISECONDS'; echo n; n.toUpperCase() }
                }
                def values = parallel(branches)
                echo "$values"
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("[a] a", "[b] b", "[c] c", "[a:A, b:B, c:C]");
        assertThat(run.virtualMillis()).isEqualTo(300);
    }

    @Test
    void withoutFailFastTheOtherBranchesRunToTheirEnd() {
        TestRun run = TestRun.of("parallel a: { error 'no' }, b: { sleep 5; echo 'done' }");

        assertThat(run.said()).contains("[b] done");
        assertThat(run.errors()).isEqualTo("Jenkinsfile:1: no");
        assertThat(run.virtualMillis()).isEqualTo(5000);
    }

    @Test
    void failFastInterruptsTheOtherBranches() {
        TestRun run = TestRun.of("""
                parallel failFast: true,
                    a: { sleep 1; error 'no' },
                    b: { try { sleep 5 } finally { echo 'cleaned' } },
                    c: { stage('deep') { sleep 9 } }
                """);

        assertThat(run.said()).contains("[b] cleaned");
        assertThat(run.errors()).isEqualTo("Jenkinsfile:2: no");
        assertThat(run.result()).isEqualTo(Result.FAILURE);
        assertThat(run.virtualMillis()).isEqualTo(1000);
    }

    @Test
    void retryCountsItsAttempts() {
        TestRun run = TestRun.of("""
                int n = 0
                retry(3) { n++; sleep 1; if (n < 3) error "attempt $n" }
                echo "took $n"
                retry(2) { error 'always' }
                """);

        assertThat(run.said()).contains("failed: attempt 1; trying again", "took 3", "failed: always; trying again");
        assertThat(run.errors()).isEqualTo("Jenkinsfile:4: always");
    }

    @Test
    void timeoutEndsItsBlockAndSaysSo() {
        TestRun run = TestRun.of("""
                timeout(time: 2, unit: 'SECONDS') {
                    stage('slow') { try { sleep 60 } finally { echo 'cleaned' } }
                }
                """);

        assertThat(run.said()).contains("timeout: 2s are over, ending the block", "cleaned");
        assertThat(run.errors()).isEqualTo("Jenkinsfile:2: timeout: 2s are over");
        assertThat(run.result()).isEqualTo(Result.ABORTED);
        assertThat(run.virtualMillis()).isEqualTo(2000);
    }

    @Test
    void aTimeoutThatIsNotReachedLeavesNothingBehind() {
        TestRun run = TestRun.of("timeout(1) { echo 'quick' }\nsleep 120\necho 'later'");

        assertThat(run.said()).containsExactly("quick", "later");
    }

    @Test
    void timeoutEndsAShellCommand() {
        TestRun run = TestRun.of("timeout(time: 200, unit: 'MILLISECONDS') { sh 'sleep 60' }");

        assertThat(run.result()).isEqualTo(Result.ABORTED);
        assertThat(run.errors()).contains("timeout: 0.2s are over");
    }

    @Test
    void anInterruptedRetryDoesNotTryAgain() {
        TestRun run = TestRun.of("timeout(time: 1, unit: 'SECONDS') { retry(5) { echo 'once'; sleep 3 } }");

        assertThat(Collections.frequency(run.said(), "once")).isEqualTo(1);
        assertThat(run.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void inputIsRefusedWhenNobodyIsThere() {
        TestRun run = TestRun.of("input 'Deploy?'");

        assertThat(run.errors()).isEqualTo("Jenkinsfile:1: nobody is there to answer input 'Deploy?'");
        assertThat(run.result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void inputIsAnsweredWithValues() {
        TestRun run = TestRun.of(
                """
                def who = input message: 'Who?', ok: 'Go', parameters: [string(name: 'WHO', defaultValue: 'you')]
                def all = input message: 'What?', parameters: [
                    choice(name: 'COLOR', choices: ['red', 'green']), booleanParam(name: 'BIG', defaultValue: true)]
                echo "$who ${all.COLOR} ${all.BIG}"
                """, runner -> runner.withAnswers(question -> Optional.of(Map.of("WHO", "me", "COLOR", "green"))));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).contains("me green true");
    }

    @Test
    void inputAnsweredWithAbortAbortsTheBuild() {
        TestRun run = TestRun.of("input 'Deploy?'\necho 'never'", runner -> runner.withAnswers(q -> Optional.empty()));

        assertThat(run.result()).isEqualTo(Result.ABORTED);
        assertThat(run.said()).doesNotContain("never");
    }

    @Test
    void aPersonAnswersAtTheTerminal() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        BufferedReader keyboard = new BufferedReader(new StringReader("me\n\n"));
        TestRun run = TestRun.of(
                "echo input(message: 'Who?', parameters: [string(name: 'WHO')])\ninput 'Sure?'",
                runner -> runner.withAnswers(InputAnswers.terminal(keyboard, nowhere)));

        assertThat(run.said()).contains("me");
        assertThat(run.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void aTimeoutEndsAQuestion() {
        CountDownLatch never = new CountDownLatch(1);
        TestRun run = TestRun.of(
                "timeout(time: 50, unit: 'MILLISECONDS') { input 'Deploy?' }",
                runner -> runner.withAnswers(question -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                }));

        assertThat(run.errors()).contains("timeout: 0.05s are over");
    }

    @Test
    void abortFromOutsideEndsTheStepAndRunsCleanUp() throws InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch waiting = new CountDownLatch(1);
        PipelineRun run = PipelineRunner.of(
                        "try { echo 'waiting'; sleep 600 } finally { sleep time: 1, unit: 'MILLISECONDS'; echo 'cleaned' }",
                        "Jenkinsfile")
                .withClock(PipelineClock.real())
                .withConsole(line -> {
                    lines.add(line);
                    waiting.countDown();
                })
                .prepare();
        BuildResult[] result = new BuildResult[1];
        Thread thread = new Thread(() -> result[0] = run.run());
        thread.start();
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
        run.abort();
        thread.join();

        assertThat(result[0].result()).isEqualTo(Result.ABORTED);
        assertThat(lines).contains("cleaned", "Finished: ABORTED");
    }

    @Test
    void abortEndsCodeThatCallsNoStep() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        PipelineRun run = PipelineRunner.of("echo 'begun'\nint n = 0\nwhile (true) { n++ }", "Jenkinsfile")
                .withConsole(line -> begun.countDown())
                .prepare();
        BuildResult[] result = new BuildResult[1];
        Thread thread = new Thread(() -> result[0] = run.run());
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        run.abort();
        thread.join();

        assertThat(result[0].result()).isEqualTo(Result.ABORTED);
    }
}
