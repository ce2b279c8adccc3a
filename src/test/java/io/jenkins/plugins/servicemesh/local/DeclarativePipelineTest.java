package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarativePipelineTest {

    private static String stages(String inside) {
        return "pipeline {\n  agent any\n  stages {\n" + inside + "\n  }\n}\n";
    }

    @Test
    void stagesRunInOrderWithEnvironmentAndParameters() {
        TestRun run = TestRun.of("""
                def greet(who) { echo "hello $who" }
                def suffix = 'x'
                pipeline {
                    agent { label 'linux' }
                    environment {
                        A = 'a'
                        B = "${A}b-$suffix"
                        C = sh(script: 'echo c', returnStdout: true).trim()
                    }
                    parameters {
                        string(name: 'WHO', defaultValue: 'you', description: 'whom to greet')
                        booleanParam(name: 'LOUD', defaultValue: true)
                        choice(name: 'SIZE', choices: ['small', 'big'])
                    }
                    stages {
                        stage('One') {
                            environment { A = "${env.A}1" }
                            steps {
                                echo "$A $B $C $STAGE_NAME"
                                greet(params.WHO)
                                sh 'echo $A $SIZE $WHO'
                            }
                        }
                        stage('Two') {
                            steps {
                                script {
                                    def n = params.LOUD ? 2 : 1
                                    for (int i = 0; i < n; i++) { sleep 1; echo "$i ${params.SIZE}" }
                                }
                                echo A
                            }
                        }
                    }
                }
                """, runner -> runner.withParameters(Map.of("WHO", "me")));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "line 4: agent label has no effect here: all runs on this machine",
                        "+ echo c",
                        "[Pipeline] { (One)",
                        "a1 ab-x c One",
                        "hello me",
                        "+ echo a1 small me",
                        "a1 small me",
                        "[Pipeline] { (Two)",
                        "0 small",
                        "1 small",
                        "a");
    }

    @Test
    void nestedAndParallelStagesRun() {
        TestRun run = TestRun.of(stages("""
                stage('Outer') {
                    stages {
                        stage('Inner') { steps { echo 'inner' } }
                        stage('Wide') {
                            failFast true
                            parallel {
                                stage('L') { steps { sleep 3; echo 'l' } }
                                stage('R') { stages { stage('R1') { steps { sleep 3; echo 'r' } } } }
                            }
                        }
                    }
                }"""));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "[Pipeline] { (Outer)",
                        "[Pipeline] { (Inner)",
                        "inner",
                        "[Pipeline] { (Wide)",
                        "[L] [Pipeline] { (L)",
                        "[R] [Pipeline] { (R)",
                        "[R] [Pipeline] { (R1)",
                        "[L] l",
                        "[R] r");
        assertThat(run.virtualMillis()).isEqualTo(3000);
    }

    @Test
    void aFailedStageSkipsTheRestButPostRuns() {
        TestRun run = TestRun.of("""
                pipeline {
                    agent any
                    stages {
                        stage('One') {
                            steps { sh 'exit 4' }
                            post { failure { echo 'one failed' }; success { echo 'no' }; cleanup { echo 'cleaned' } }
                        }
                        stage('Two') { steps { echo 'never' } }
                    }
                    post { always { echo "always ${currentBuild.currentResult}" } }
                }
                """);

        assertThat(run.said())
                .containsExactly(
                        "[Pipeline] { (One)",
                        "+ exit 4",
                        "one failed",
                        "cleaned",
                        "stage 'Two' is skipped: an earlier one failed",
                        "always FAILURE",
                        "ERROR: Jenkinsfile:5: sh ended with exit code 4");
        assertThat(run.result()).isEqualTo(Result.FAILURE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'x'                                   | SUCCESS  | always changed success cleanup",
                "unstable 'x'                               | UNSTABLE | always changed unstable unsuccessful cleanup",
                "error 'x'                                  | FAILURE  | always changed failure unsuccessful cleanup",
                "timeout(time: 1, unit: 'SECONDS') { sleep 9 } | ABORTED | always changed aborted unsuccessful cleanup",
                "catchError { error 'x' }                   | FAILURE  | always changed failure unsuccessful cleanup",
                "warnError('w') { error 'x' }               | UNSTABLE | always changed unstable unsuccessful cleanup",
            })
    void postConditionsFollowTheResult(String step, Result result, String conditions) {
        String post = "post { cleanup { echo 'P cleanup' }; always { echo 'P always' }; changed { echo 'P changed' };"
                + " fixed { echo 'P fixed' }; regression { echo 'P regression' }; aborted { echo 'P aborted' };"
                + " failure { echo 'P failure' }; success { echo 'P success' }; unstable { echo 'P unstable' };"
                + " unsuccessful { echo 'P unsuccessful' } }\n";
        TestRun inPipeline =
                TestRun.of("pipeline { agent any\n stages { stage('S') { steps {\n" + step + "\n} } }\n" + post + "}");
        TestRun inStage = TestRun.of(stages("stage('S') { steps {\n" + step + "\n}\n" + post + "}"));

        for (TestRun run : List.of(inPipeline, inStage)) {
            assertThat(run.result()).isEqualTo(result);
            assertThat(run.said().stream().filter(line -> line.startsWith("P ")))
                    .containsExactly(List.of(conditions.split(" ")).stream()
                            .map(condition -> "P " + condition)
                            .toArray(String[]::new));
        }
    }

    @Test
    void aStagesPostLooksAtThatStageOnly() {
        TestRun run = TestRun.of(stages("""
                stage('A') { steps { unstable 'shaky' } }
                stage('B') { steps { echo 'b' }; post { success { echo 'B is fine' }; unstable { echo 'no' } } }"""));

        assertThat(run.said()).contains("B is fine").doesNotContain("no");
        assertThat(run.result()).isEqualTo(Result.UNSTABLE);
    }

    @Test
    void aFailureInPostFailsTheBuildAndTheOtherConditionsRun() {
        TestRun run = TestRun.of("pipeline { agent any\nstages { stage('S') { steps { echo 's' } } }\n"
                + "post { always { error 'in post' }\n cleanup { echo 'cleaned' } } }");

        assertThat(run.said()).contains("cleaned");
        assertThat(run.errors()).isEqualTo("Jenkinsfile:3: in post");
    }

    @Test
    void whenDecidesWhatRuns() {
        TestRun run =
                TestRun.of(stages("""
                        stage('a') { when { expression { env.X == '1' } }; steps { echo 'ran a' } }
                        stage('b') { when { expression { sleep 1; false } }; steps { echo 'ran b' }; post { always { echo 'no' } } }
                        stage('c') { when { branch 'release/*' }; steps { echo 'ran c' } }
                        stage('d') { when { not { branch 'main' } }; steps { echo 'ran d' } }
                        stage('e') { when { environment name: 'X', value: '2' }; steps { echo 'ran e' } }
                        stage('f') { when { anyOf { branch 'main'; equals expected: 1, actual: 1 } }; steps { echo 'ran f' } }
                        stage('g') { when { beforeAgent true; allOf { branch 'main'; equals expected: 1, actual: 1 } }; steps { echo 'ran g' } }
                        """), runner -> runner.withEnvironment(Map.of("X", "1", "BRANCH_NAME", "release/2")));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said().stream().filter(line -> line.startsWith("ran")))
                .containsExactly("ran a", "ran c", "ran d", "ran f");
        assertThat(run.said())
                .contains("stage 'b' is skipped: its when is not so")
                .doesNotContain("no");
    }

    @Test
    void optionsWrapAndSwitch() {
        TestRun run = TestRun.of("""
                pipeline {
                    agent none
                    options { timeout(time: 1, unit: 'MINUTES'); skipStagesAfterUnstable(); disableConcurrentBuilds() }
                    stages {
                        stage('a') { options { timeout(1) }; steps { script { n = (binding.hasVariable('n') ? n : 0) + 1; retry(2) { n++; if (n < 3) error 'again' } } } }
                        stage('b') { steps { unstable 'u' } }
                        stage('c') { steps { echo 'never' } }
                    }
                    post { always { echo 'post' } }
                }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .contains("failed: again; trying again", "stage 'c' is skipped: the build is unstable", "post");
        TestRun late = TestRun.of("pipeline { agent any\noptions { timeout(time: 1, unit: 'MINUTES') }\n"
                + "stages { stage('a') { steps { sleep 99 } } }\npost { aborted { echo 'too late' } } }");
        assertThat(late.said()).contains("too late");
        assertThat(late.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void aStageMayAskFirst() {
        String script = stages("""
                stage('Ask') {
                    input { message "Deploy ${env.WHAT}?"; ok 'Go'; parameters { string(name: 'TO', defaultValue: 'test') } }
                    steps { echo "to $TO" }
                }""");
        TestRun yes = TestRun.of(script, runner -> runner.withEnvironment(Map.of("WHAT", "it"))
                .withAnswers(question -> Optional.of(Map.of("TO", question.message()))));
        TestRun no = TestRun.of(script, runner -> runner.withAnswers(question -> Optional.empty()));

        assertThat(yes.said()).contains("Deploy it? (Go or abort)", "to Deploy it?");
        assertThat(no.result()).isEqualTo(Result.ABORTED);
        assertThat(no.said()).noneMatch(line -> line.startsWith("to "));
    }

    @Test
    void givenParametersAreChecked() {
        String script = "pipeline { agent any\nparameters { choice(name: 'SIZE', choices: ['s', 'm']) }\n"
                + "stages { stage('a') { steps { echo params.SIZE } } } }";

        assertThat(TestRun.of(script, runner -> runner.withParameters(Map.of("SIZ", "m")))
                        .errors())
                .contains("unknown parameter 'SIZ'; allowed: SIZE; did you mean 'SIZE'?");
        assertThat(TestRun.of(script, runner -> runner.withParameters(Map.of("SIZE", "x")))
                        .errors())
                .contains("unknown value of the parameter SIZE 'x'; allowed: s, m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "branch pattern: 'rel.*', comparator: 'REGEXP'          | true",
                "branch pattern: 'release/2', comparator: 'EQUALS'      | true",
                "branch 'release'                                      | false",
                "tag 'v*'                                              | true",
                "tag pattern: 'w.*', comparator: 'REGEXP'              | false",
                "buildingTag()                                         | true",
                "changeRequest()                                       | true",
                "changeRequest target: 'main'                          | true",
                "changeRequest authorEmail: '*@acme.org', comparator: 'GLOB' | true",
                "changeRequest target: 'other'                         | false",
                "changeset '**/*.java'                                 | false",
                "triggeredBy 'UserIdCause'                             | true",
                "triggeredBy 'TimerTrigger'                            | false",
                "isRestartedRun()                                      | false",
                "environment name: 'TAG_NAME', value: 'V1', ignoreCase: true | true",
                "equals expected: 2, actual: 1 + 1                     | true",
                "allOf { branch 'release/*'; not { tag 'x' } }         | true",
            })
    void conditionsAreAnsweredFromTheEnvironment(String condition, boolean ran) {
        TestRun run = TestRun.of(
                stages("stage('a') { when { " + condition + " }\nsteps { echo 'ran' } }"),
                runner -> runner.withEnvironment(Map.of(
                        "BRANCH_NAME", "release/2",
                        "TAG_NAME", "v1",
                        "CHANGE_ID", "7",
                        "CHANGE_TARGET", "main",
                        "CHANGE_AUTHOR_EMAIL", "bob@acme.org")));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said().contains("ran")).isEqualTo(ran);
    }

    @Test
    void whenIsLookedAtAfterTheQuestionAndTheOptionsUnlessItAsksToBeEarlier() {
        String stage = "stage('a') { options { lock('x') }\ninput { message 'Go?' }\n"
                + "environment { A = \"${echo('environment')}\" }\n"
                + "when { %s expression { echo 'when'; false } }\nsteps { echo 'a' } }";

        assertThat(asked(stage.formatted(""))).containsExactly("Go? (Proceed or abort)", "when");
        assertThat(asked(stage.formatted("beforeInput true;"))).containsExactly("when");
        assertThat(asked(stage.formatted("beforeOptions true;"))).containsExactly("when");
    }

    private static List<String> asked(String stage) {
        return TestRun.of(stages(stage), runner -> runner.withAnswers(question -> Optional.of(Map.of())))
                .said()
                .stream()
                .filter(line -> !line.startsWith("[Pipeline]") && !line.startsWith("stage "))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,  echo 'x',      success",
        "SUCCESS,  unstable 'x',  changed regression",
        "SUCCESS,  error 'x',     changed regression",
        "FAILURE,  echo 'x',      changed fixed success",
        "UNSTABLE, error 'x',     changed",
        "ABORTED,  echo 'x',      changed success",
    })
    void postComparesWithTheBuildBefore(Result before, String step, String conditions) {
        String post =
                "post { changed { echo 'P changed' }\n fixed { echo 'P fixed' }\n regression { echo 'P regression' }\n"
                        + " success { echo 'P success' } }";
        TestRun run = TestRun.of(
                "pipeline { agent any\nstages { stage('S') { steps { " + step + " } } }\n" + post + " }",
                runner -> runner.withPreviousResult(before));

        assertThat(run.said().stream().filter(line -> line.startsWith("P ")).map(line -> line.substring(2)))
                .containsExactly(conditions.split(" "));
    }

    @Test
    void whatOnePostConditionDoesDecidesAboutTheNext() {
        TestRun run = TestRun.of(
                stages(
                        "stage('S') { steps { echo 's' }\npost { always { unstable 'late' }\n unstable { echo 'seen' }\n success { echo 'no' } } }"));

        assertThat(run.said()).contains("seen").doesNotContain("no");
    }

    @Test
    void aFailedAttemptOfAnOptionRetryLeavesTheBuildFailed() {
        TestRun run = TestRun.of(
                stages(
                        "stage('S') { options { retry(2) }\nsteps { script {\n"
                                + "n = (binding.hasVariable('n') ? n : 0) + 1; if (n < 2) error 'again' } }\npost { always { echo 'post' } } }"));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said().stream().filter("post"::equals)).hasSize(2);
        assertThat(run.result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void failFastEndsTheOtherCellsOfAMatrix() {
        TestRun run = TestRun.of(
                stages(
                        "stage('M') { failFast true\nmatrix { axes { axis { name 'A'; values '1', '2' } }\n"
                                + "stages { stage('C') { steps { script { if (A == '1') { error 'no' } else { sleep 9 } } } } } } }"));

        assertThat(run.errors()).endsWith("no");
        assertThat(run.virtualMillis()).isZero();
        assertThat(run.result()).isEqualTo(Result.FAILURE);
    }
}
