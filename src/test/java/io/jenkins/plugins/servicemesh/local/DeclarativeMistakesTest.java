package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarativeMistakesTest {

    @Test
    void allMistakesComeAtOnceBeforeAnythingRuns() {
        TestRun run = TestRun.of("""
                echo 'before'
                pipeline {
                    agnt any
                    stages {
                        stage('A') {
                            stps { echo 'a' }
                        }
                        stage('A') {
                            steps {
                                ehco 'b'
                                sh scrit: 'c'
                                def x = 1
                                timeout(1) { if (x) { echo 'd' } }
                                script { def fine = 1 }
                            }
                            post { allways { echo 'e' } }
                        }
                        stage { steps { } }
                    }
                    tools { maven 'x' }
                }
                """);

        assertThat(run.said()).allMatch(line -> line.startsWith("ERROR: "));
        assertThat(run.errors().lines())
                .containsExactly(
                        "Jenkinsfile:3:5: unknown section in pipeline 'agnt'; allowed: agent, libraries, environment,"
                                + " tools, triggers, parameters, options, stages, post; did you mean 'agent'?",
                        "Jenkinsfile:6:13: unknown section in stage 'A' 'stps'; allowed: agent, environment, tools, options,"
                                + " when, input, post, failFast, steps, stages, parallel, matrix; did you mean 'steps'?",
                        "Jenkinsfile:5:9: stage 'A' needs one of steps, stages, parallel, matrix",
                        "Jenkinsfile:8:9: there are two stages of the name 'A'",
                        "Jenkinsfile:10:17: no such step 'ehco'; did you mean 'echo'?",
                        "Jenkinsfile:11:17: sh has no argument 'scrit'; allowed: script, returnStdout, returnStatus, label,"
                                + " encoding; did you mean 'script'?",
                        "Jenkinsfile:11:17: sh needs the argument 'script'",
                        "Jenkinsfile:12:17: only steps may stand here; put other code into script { ... }",
                        "Jenkinsfile:13:30: only steps may stand here; put other code into script { ... }",
                        "Jenkinsfile:16:20: unknown section in post 'allways'; allowed: always, changed, fixed, regression,"
                                + " aborted, failure, success, unstable, unsuccessful, cleanup; did you mean 'always'?",
                        "Jenkinsfile:18:9: a stage needs a name: stage('Build') { ... }",
                        "Jenkinsfile:18:17: steps needs a block with at least one step",
                        "Jenkinsfile:2:1: pipeline needs agent, for example agent any");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent any                                          | pipeline needs stages { ... }",
                "agent any; stages { }                              | stages needs a stage('name') { ... }",
                "agent somewhere; stages { stage('a') { steps { echo 'a' } } } | unknown agent 'somewhere'; allowed: any, none",
                "agent any; agent any; stages { stage('a') { steps { echo 'a' } } } | agent stands twice in pipeline",
                "agent any; stages { echo 'a' }                     | only stage('name') { ... } may stand in stages",
                "agent any; stages { stage('a') { steps { echo 'a' }; stages { stage('b') { steps { echo 'b' } } } } } | needs only one of steps, stages, parallel",
                "agent any; stages { stage('a') { when { }; steps { echo 'a' } } } | when needs a condition",
                "agent any; stages { stage('a') { when { brnch 'x' }; steps { echo 'a' } } } | unknown condition 'brnch'; allowed: expression, branch,",
                "agent any; stages { stage('a') { when { environment name: 'X' }; steps { echo 'a' } } } | environment needs the argument 'value'",
                "agent any; stages { stage('a') { when { not { branch 'a'; branch 'b' } }; steps { echo 'a' } } } | not takes one condition",
                "agent any; stages { stage('a') { when { anyOf { } }; steps { echo 'a' } } } | anyOf needs a condition",
                "agent any; stages { stage('a') { steps { bat 'dir' } } } | the local runner has no step 'bat'; Jenkins has one",
                "agent any; stages { stage('a') { steps { build 'other' } } } | the local runner has no step 'build'",
                "agent any; stages { stage('a') { steps { sh() } } } | sh needs the argument 'script'",
                "agent any; stages { stage('a') { steps { lock(resource: 'x') } } } | lock needs a block",
                "agent any; stages { stage('a') { steps { echo('x') { sh 'a' } } } } | echo takes no block",
                "agent any; stages { stage('a') { failFast true; steps { echo 'a' } } } | failFast in stage 'a' needs parallel or matrix",
                "agent any; stages { stage('a') { agent { label 'x' }; parallel { stage('b') { steps { echo 'a' } } } } } | give agent and tools to those instead",
                "agent any; stages { stage('a') { parallel { stage('b') { parallel { stage('c') { steps { echo 'a' } } } } } } } | stands in parallel or matrix already",
                "agent any; stages { stage('a') { matrix { }  } } | matrix needs axes { ... }",
                "agent any; stages { stage('a') { matrix { axes { axis { nme 'OS'; values 'x' } }; stages { stage('b') { steps { echo 'a' } } } } } } | unknown section in axis 'nme'; allowed: name, values; did you mean 'name'?",
                "agent any; stages { stage('a') { matrix { axes { axis { name 'OS'; values 'x' } }; excludes { exclude { axis { name 'SO'; values 'x' } } }; stages { stage('b') { steps { echo 'a' } } } } } } | unknown axis 'SO'; allowed: OS",
                "agent any; stages { stage('a') { options { buildDiscarder(1) }; steps { echo 'a' } } } | unknown option 'buildDiscarder'; allowed:",
                "agent any; options { timeout(tim: 1) }; stages { stage('a') { steps { echo 'a' } } } | timeout has no argument 'tim'",
                "agent { dcker 'x' }; stages { stage('a') { steps { echo 'a' } } } | unknown agent 'dcker'",
                "agent { docker { imge 'x' } }; stages { stage('a') { steps { echo 'a' } } } | unknown setting of agent docker 'imge'",
                "agent any; libraries { lib('nope') }; stages { stage('a') { steps { echo 'a' } } } | unknown shared library 'nope'; say in which folder",
                "agent any; environment { echo 'a' }; stages { stage('a') { steps { echo 'a' } } } | environment takes lines of the form NAME = value",
                "agent any; options { timout(1) }; stages { stage('a') { steps { echo 'a' } } } | unknown option 'timout'; allowed:",
                "agent any; parameters { strin(name: 'a') }; stages { stage('a') { steps { echo 'a' } } } | no such step 'strin'; did you mean 'string'?",
                "agent any; post { }; stages { stage('a') { steps { echo 'a' } } } | post needs a condition: always",
                "agent any; stages { stage('a') { when { branch 'b' } steps { echo 'a' } } } | steps has to begin on a line of its own",
                "agent any; if (true) { }; stages { stage('a') { steps { echo 'a' } } } | only sections may stand in pipeline",
                "agent any; stages { stage('a') { input { ok 'x' }; steps { echo 'a' } } } | input needs a message",
            })
    void structureIsChecked(String inside, String message) {
        assertThat(TestRun.of("pipeline { " + inside + " }").errors())
                .startsWith("Jenkinsfile:1:")
                .contains(message);
    }

    @Test
    void aMistakeAtRunTimeHasItsLine() {
        String script =
                "pipeline {\n agent any\n stages {\n  stage('a') {\n   steps {\n    echo env.NOPE.size()\n   }\n  }\n }\n}";

        assertThat(TestRun.of(script).errors())
                .isEqualTo("Jenkinsfile:6: NullPointerException: Cannot invoke method size() on null object");
    }

    @Test
    void theSandboxWatchesStepsEnvironmentAndConditions() {
        for (String inside : new String[] {
            "stages { stage('a') { steps { script { System.exit(1) } } } }",
            "environment { A = System.getenv('A') }\nstages { stage('a') { steps { echo 'a' } } }",
            "stages { stage('a') { when { expression { System.exit(1) } }\nsteps { echo 'a' } } }",
        }) {
            assertThat(TestRun.of("pipeline { agent any\n" + inside + "}").errors())
                    .contains("Jenkinsfile:2: not allowed in the sandbox: java.lang.System.");
        }
    }

    @Test
    void aPipelineBlockInsideOtherBlocksIsRefused() {
        assertThat(TestRun.of("node { pipeline { agent any } }").errors())
                .isEqualTo("Jenkinsfile:1: pipeline { ... } has to stand at the top of the file");
    }
}
