package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Declarative Pipeline with about all that there is, as a team would write it. */
class KitchenSinkTest {

    private static final String JENKINSFILE = """
            @Library('shop@main') _

            pipeline {
                agent { label 'linux' }
                libraries { lib('shop') }
                triggers { cron('H 4 * * *') }
                tools { maven 'M3' }
                options {
                    timeout(time: 1, unit: 'HOURS')
                    timestamps()
                    buildDiscarder(logRotator(numToKeepStr: '10'))
                    skipStagesAfterUnstable()
                }
                parameters {
                    string(name: 'VERSION', defaultValue: 'v1', description: 'what to release')
                    booleanParam(name: 'CANARY', defaultValue: true)
                    choice(name: 'MESH', choices: ['istio', 'linkerd'])
                }
                environment {
                    IMAGE = "reviews:${params.VERSION}"
                    REGISTRY = credentials('registry')
                }
                stages {
                    stage('Build') {
                        steps {
                            checkout scm
                            sh 'echo "built $IMAGE as $REGISTRY_USR" > image.txt'
                            stash name: 'image', includes: '*.txt'
                            archiveArtifacts artifacts: '*.txt'
                        }
                        post { success { echo 'build is fine' } }
                    }
                    stage('Test') {
                        matrix {
                            axes {
                                axis { name 'PLATFORM'; values 'amd', 'arm' }
                                axis { name 'SIZE'; values 's', 'l' }
                            }
                            excludes { exclude { axis { name 'PLATFORM'; values 'arm' }; axis { name 'SIZE'; notValues 's' } } }
                            environment { CELL = "$PLATFORM-$SIZE" }
                            stages { stage('Cell') { steps { echo "tests $CELL" } } }
                        }
                    }
                    stage('Release') {
                        when { beforeInput true; branch 'main'; not { changeRequest() } }
                        input { message 'Release?'; ok 'Yes'; parameters { string(name: 'WHY', defaultValue: 'because') } }
                        failFast true
                        parallel {
                            stage('Mesh') {
                                options { lock('mesh') }
                                steps {
                                    release name: 'reviews', why: env.WHY
                                    retry(2) { timeout(time: 5, unit: 'SECONDS') { script { slow = binding.hasVariable('slow') ? 1 : 9; sleep slow } } }
                                }
                            }
                            stage('Docs') {
                                stages {
                                    stage('Write') { steps { dir('docs') { unstash 'image'; echo readFile('image.txt').trim() } } }
                                    stage('Publish') { when { environment name: 'MESH', value: 'linkerd' }; steps { echo 'never' } }
                                }
                            }
                        }
                    }
                    stage('Check') {
                        steps {
                            catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { error 'a check failed' }
                            script { currentBuild.description = "released ${params.VERSION}" }
                        }
                        post { failure { echo 'check failed' } }
                    }
                    stage('Late') { steps { echo 'never' } }
                }
                post {
                    always { echo "ended ${currentBuild.currentResult}" }
                    regression { echo 'it was good before' }
                    unstable { echo 'shaky' }
                    success { echo 'never' }
                    cleanup { dir('docs') { deleteDir() } }
                }
            }
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path library;

    @Test
    void aWholePipelineRunsAsInJenkins() throws IOException {
        Files.createDirectory(library.resolve("vars"));
        Files.writeString(
                library.resolve("vars/release.groovy"),
                "def call(Map args) { sleep 2; echo \"releases $args.name, $args.why\" }");

        TestRun run = TestRun.of(JENKINSFILE, runner -> runner.withDirectory(folder)
                .withLibraries(List.of(new SharedLibrary("shop", library, false)))
                .withParameters(Map.of("VERSION", "v2"))
                .withEnvironment(Map.of("BRANCH_NAME", "main"))
                .withCredentials(Map.of("registry", "bob:secret1"))
                .withPreviousResult(Result.SUCCESS)
                .withAnswers(question -> Optional.of(Map.of("WHY", question.id()))));

        assertThat(run.errors()).isEmpty();
        assertThat(run.said().stream().filter(line -> !line.startsWith("+ ")))
                .containsExactly(
                        "line 4: agent label has no effect here: all runs on this machine",
                        "line 6: triggers has no effect here",
                        "line 7: tools has no effect here: sh finds what is on the path",
                        "line 11: option buildDiscarder has no effect here",
                        "timestamps has no effect here",
                        "[Pipeline] { (Build)",
                        "checkout scm has no effect here: the files are those of the Jenkinsfile's folder",
                        "stashed 1 file(s)",
                        "archived 1 file(s) in " + folder.resolve("mesh-run/artifacts"),
                        "build is fine",
                        "[Pipeline] { (Test)",
                        "[Matrix - PLATFORM = 'amd', SIZE = 's'] [Pipeline] { (Matrix - PLATFORM = 'amd', SIZE = 's')",
                        "[Matrix - PLATFORM = 'amd', SIZE = 'l'] [Pipeline] { (Matrix - PLATFORM = 'amd', SIZE = 'l')",
                        "[Matrix - PLATFORM = 'arm', SIZE = 's'] [Pipeline] { (Matrix - PLATFORM = 'arm', SIZE = 's')",
                        "[Matrix - PLATFORM = 'amd', SIZE = 's'] [Pipeline] { (Cell)",
                        "[Matrix - PLATFORM = 'amd', SIZE = 'l'] [Pipeline] { (Cell)",
                        "[Matrix - PLATFORM = 'arm', SIZE = 's'] [Pipeline] { (Cell)",
                        "[Matrix - PLATFORM = 'amd', SIZE = 's'] tests amd-s",
                        "[Matrix - PLATFORM = 'amd', SIZE = 'l'] tests amd-l",
                        "[Matrix - PLATFORM = 'arm', SIZE = 's'] tests arm-s",
                        "[Pipeline] { (Release)",
                        "Release? (Yes or abort)",
                        "[Mesh] [Pipeline] { (Mesh)",
                        "[Docs] [Pipeline] { (Docs)",
                        "[Docs] [Pipeline] { (Write)",
                        "[Docs] built reviews:v2 as bob",
                        "[Docs] [Pipeline] { (Publish)",
                        "[Docs] stage 'Publish' is skipped: its when is not so",
                        "[Mesh] releases reviews, Release",
                        "[Mesh] timeout: 5s are over, ending the block",
                        "[Mesh] failed: timeout: 5s are over; trying again",
                        "[Pipeline] { (Check)",
                        "ERROR: a check failed",
                        "check failed",
                        "stage 'Late' is skipped: the build is unstable",
                        "ended UNSTABLE",
                        "it was good before",
                        "shaky");
        assertThat(run.result()).isEqualTo(Result.UNSTABLE);
        assertThat(run.build().description()).isEqualTo("released v2");
        assertThat(folder.resolve("docs")).doesNotExist();
        assertThat(folder.resolve("mesh-run/artifacts/image.txt")).hasContent("built reviews:v2 as bob");
    }
}
