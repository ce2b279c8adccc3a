package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code mesh run} that reach into the Pipeline. */
class RunCommandTest {

    private static final String ASKING = """
            pipeline {
                agent any
                stages {
                    stage('Ask') {
                        input { message 'Go?'; parameters { string(name: 'WHY', defaultValue: 'because') } }
                        steps { echo "went $WHY" }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String jenkinsfile, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("SECRET", "hidden-text"),
                arguments.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anUnattendedQuestionSaysHowToAnswerIt() throws IOException {
        assertThat(run(ASKING)).isEqualTo(1);
        assertThat(said())
                .contains("nobody is there to answer input 'Ask'; say it on the command line: --input 'Ask=ok'");
    }

    @Test
    void aQuestionIsAnsweredByItsIdWithValues() throws IOException {
        assertThat(run(ASKING, "--input", "abort", "--input", "Ask=ok", "--input-param", "WHY=so"))
                .isZero();
        assertThat(said()).contains("went so");
    }

    @Test
    void aQuestionMayBeAnsweredWithAbort() throws IOException {
        assertThat(run(ASKING, "--input", "abort")).isEqualTo(ExitCode.ABORTED.number());
        assertThat(said()).contains("Finished: ABORTED");
    }

    @Test
    void anotherAnswerIsAMistakeOfUsage() throws IOException {
        assertThat(run(ASKING, "--input", "yes")).isEqualTo(2);
        assertThat(said()).contains("unknown answer in --input 'yes'; allowed: ok, abort");
    }

    @Test
    void librariesAreFoldersWithANameOrForEveryScript() throws IOException {
        Files.createDirectories(folder.resolve("shop/vars"));
        Files.writeString(folder.resolve("shop/vars/greet.groovy"), "def call() { echo 'hello from the library' }");
        String shop = folder.resolve("shop").toString();

        assertThat(run("greet()", "--library", shop)).isZero();
        assertThat(run("@Library('other') _\ngreet()", "--library", "other=" + shop))
                .isZero();
        assertThat(run("greet()", "--library", "other=" + shop)).isEqualTo(1);
        assertThat(run("greet()", "--library", shop + "/none")).isEqualTo(2);
        assertThat(said()).contains("hello from the library", "begin with @Library('other') _", "no such folder");
    }

    @Test
    void credentialsComeFromTheEnvironmentAndAreNotShown() throws IOException {
        String script = "pipeline { agent any\nenvironment { A = credentials('a') }\n"
                + "stages { stage('S') { steps { echo \"got $A\" } } } }";

        assertThat(run(script, "--credential", "a=SECRET")).isZero();
        assertThat(run(script, "--credential", "a=NONE")).isEqualTo(2);
        assertThat(said()).contains("got ****", "no environment variable NONE").doesNotContain("hidden-text");
    }

    @Test
    void theBuildBeforeAndTheFolderOfTheRunAreOptions() throws IOException {
        String script = "writeFile file: 'a.txt', text: 'a'\narchiveArtifacts 'a.txt'\n"
                + "echo \"before: $currentBuild.previousBuild.result\"";

        assertThat(run(
                        script,
                        "--previous",
                        "UNSTABLE",
                        "--run-folder",
                        folder.resolve("kept").toString()))
                .isZero();
        assertThat(said()).contains("before: UNSTABLE");
        assertThat(folder.resolve("kept/artifacts/a.txt")).hasContent("a");
    }
}
