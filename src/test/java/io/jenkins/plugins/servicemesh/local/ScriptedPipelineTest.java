package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.step.Result;
import org.junit.jupiter.api.Test;

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
}
