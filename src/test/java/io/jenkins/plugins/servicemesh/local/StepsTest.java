package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps for the flow of a Pipeline, and those without effect. */
class StepsTest {

    @Test
    void waitUntilAsksAgainWithGrowingPauses() {
        TestRun run = TestRun.of("int n = 0\nwaitUntil { n++; n == 4 }\necho \"$n\"");

        assertThat(run.said())
                .containsExactly(
                        "not yet; asking again in 250 ms",
                        "not yet; asking again in 300 ms",
                        "not yet; asking again in 360 ms",
                        "4");
        assertThat(run.virtualMillis()).isEqualTo(910);
    }

    @Test
    void waitUntilNeedsAYesOrNo() {
        assertThat(TestRun.of("waitUntil(quiet: true) { 3 }").errors())
                .contains("waitUntil: the block has to return true or false, not 3");
        assertThat(TestRun.of("timeout(1) { waitUntil(quiet: true) { false } }").result())
                .isEqualTo(Result.ABORTED);
    }

    @Test
    void aTimeoutOnSilenceRunsAnewWithEachLine() {
        TestRun run = TestRun.of(
                "timeout(time: 5, unit: 'SECONDS', activity: true) { for (i in 1..3) { sleep 4; echo \"$i\" }; sleep 9 }");

        assertThat(run.said()).contains("3", "timeout: 5s of silence are over, ending the block");
        assertThat(run.virtualMillis()).isEqualTo(17_000);
    }

    @Test
    void retryTriesAgainAfterATimeoutInsideButNotAfterOneOutside() {
        TestRun inside = TestRun.of("int n = 0\nretry(3) { n++; timeout(1) { if (n < 3) sleep 99 } }\necho \"$n\"");
        TestRun outside = TestRun.of("timeout(1) { retry(3) { echo 'once'; sleep 99 } }");

        assertThat(inside.errors()).isEmpty();
        assertThat(inside.said()).contains("3");
        assertThat(outside.said()).containsOnlyOnce("once");
        assertThat(outside.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void retryWithConditionsTriesOnlyWhatNeverHappensHere() {
        TestRun run = TestRun.of("retry(count: 3, conditions: [agent(), nonresumable()]) { echo 'once'; error 'no' }");

        assertThat(run.said()).containsOnlyOnce("once");
        assertThat(run.errors()).contains("no");
    }

    @Test
    void aLockLetsOneBlockInAtATime() {
        TestRun run = TestRun.of("""
                parallel a: { lock('x') { sleep 3; echo 'a' } },
                    b: { lock(resource: 'x', variable: 'L') { sleep 3; echo "b $L" } },
                    c: { lock(resource: 'x', skipIfLocked: true) { echo 'never' } },
                    d: { lock('y') { sleep 1; echo 'd' } }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "[b] waiting for lock 'x'", "[c] lock 'x' is held: skipped", "[d] d", "[a] a", "[b] b x");
        assertThat(run.virtualMillis()).isEqualTo(6000);
    }

    @Test
    void aFailedBlockGivesItsLockBackAndAWaitingOneMayBeInterrupted() {
        TestRun run = TestRun.of("""
                parallel a: { catchError { lock('x') { sleep 9; error 'no' } } },
                    b: { catchError { timeout(time: 2, unit: 'SECONDS') { lock('x') { echo 'never' } } } },
                    c: { sleep 1; lock('x') { echo 'c' } }
                """);

        assertThat(run.said()).contains("[c] c").doesNotContain("[b] never");
        assertThat(run.virtualMillis()).isEqualTo(9000);
    }

    @Test
    void aLockInsideItselfIsRefusedInsteadOfWaitingForEver() {
        assertThat(TestRun.of("lock('x') { lock('x') { } }").errors())
                .isEqualTo("Jenkinsfile:1: lock: a block around this one holds 'x'; it would wait for ever");
    }

    @Test
    void catchErrorMarksBuildAndStageApart() {
        TestRun run = TestRun.of("""
                stage('S') {
                    catchError(message: 'went on', buildResult: 'SUCCESS', stageResult: 'UNSTABLE') { error 'no' }
                    echo "${currentBuild.currentResult} ${currentBuild.stageResult}"
                }
                """);

        assertThat(run.said()).contains("went on", "ERROR: no", "SUCCESS UNSTABLE");
        assertThat(run.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void whatHasNoEffectHereSaysSo() {
        TestRun run = TestRun.of("""
                properties([disableConcurrentBuilds(), pipelineTriggers([cron('H * * * *')]),
                    parameters([string(name: 'A', defaultValue: 'x')])])
                milestone 1
                timestamps { ansiColor('xterm') { echo params.A } }
                checkout scm
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "property disableConcurrentBuilds has no effect here",
                        "property pipelineTriggers has no effect here",
                        "milestone has no effect here: there is one run only",
                        "timestamps has no effect here",
                        "ansiColor has no effect here",
                        "x",
                        "checkout scm has no effect here: the files are those of the Jenkinsfile's folder");
    }

    @Test
    void currentBuildTellsAboutTheRun() {
        TestRun run = TestRun.of(
                """
                sleep 2
                echo "$currentBuild.number $currentBuild.id $currentBuild.fullDisplayName $currentBuild.duration"
                echo "$currentBuild.durationString ${currentBuild.changeSets} ${currentBuild.buildVariables}"
                echo "${currentBuild.previousBuild.result} ${currentBuild.resultIsBetterOrEqualTo('SUCCESS')}"
                currentBuild.displayName = 'release'
                """, runner -> runner.withPreviousResult(Result.FAILURE).withParameters(Map.of("A", "b")));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("1 1 local #1 2000", "2 sec [] [A:b]", "FAILURE true");
        assertThat(run.build().displayName()).isEqualTo("release");
    }

    @Test
    void credentialsAreSuppliedAndNeverShown() {
        String script = "pipeline { agent any\nenvironment { LOGIN = credentials('login') }\n"
                + "stages { stage('a') { steps { echo \"$LOGIN $LOGIN_USR\"\nsh 'echo $LOGIN_PSW' } } } }";

        TestRun run = TestRun.of(script, runner -> runner.withCredentials(Map.of("login", "bob:pass-word")));
        TestRun without = TestRun.of(script);

        assertThat(run.said()).contains("**** bob", "****").noneMatch(line -> line.contains("pass-word"));
        assertThat(without.errors())
                .isEqualTo("Jenkinsfile:1: unknown credentials 'login'; supply them: --credential login=VARIABLE");
    }
}
