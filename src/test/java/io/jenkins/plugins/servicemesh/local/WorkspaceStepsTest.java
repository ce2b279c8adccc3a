package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.workspace.AntPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceStepsTest {

    @TempDir
    private Path folder;

    private TestRun run(String script) {
        return TestRun.of(script, runner -> runner.withDirectory(folder));
    }

    @Test
    void aStashBringsItsFilesToAnotherFolder() {
        TestRun run = run("""
                writeFile file: 'a/x.txt', text: 'x'
                writeFile file: 'a/y.log', text: 'y'
                stash name: 'texts', includes: '**/*.txt, none', excludes: 'b/**'
                dir('other') { unstash 'texts'; echo "${fileExists('a/x.txt')} ${fileExists('a/y.log')}" }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("stashed 1 file(s)", "true false");
    }

    @Test
    void anEmptyStashAndAnUnknownOneAreRefused() {
        assertThat(run("stash name: 'a', includes: '*.none'").errors())
                .isEqualTo("Jenkinsfile:1: stash 'a': no file matches; allowEmpty: true lets that be");
        assertThat(run("stash name: 'image', allowEmpty: true\nunstash 'imge'").errors())
                .isEqualTo("Jenkinsfile:2: unknown stash 'imge'; allowed: image; did you mean 'image'?");
    }

    @Test
    void artifactsAreCopiedAndHaveToBeThere() {
        assertThat(run("writeFile file: 'out/a.txt', text: 'a'\narchiveArtifacts 'out/'")
                        .errors())
                .isEmpty();
        assertThat(folder.resolve("mesh-run/artifacts/out/a.txt")).hasContent("a");
        assertThat(run("archiveArtifacts artifacts: '*.none', allowEmptyArchive: true")
                        .errors())
                .isEmpty();
        assertThat(run("archiveArtifacts '*.none'").errors())
                .isEqualTo("Jenkinsfile:1: archiveArtifacts: no file matches '*.none'");
    }

    @Test
    void deleteDirDeletesAFolderButNeverTheUsersOwn() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");

        TestRun run = run(
                "writeFile file: 'build/a/b', text: 'b'\ndir('build') { deleteDir() }\ndeleteDir()\ndir('..') { deleteDir() }");

        assertThat(run.errors()).isEmpty();
        assertThat(folder.resolve("build")).doesNotExist();
        assertThat(folder.resolve("precious.txt")).exists();
        assertThat(run.said()).hasSize(2).allMatch(line -> line.contains("deleteDir leaves"));
    }

    @Test
    void aFurtherWorkspaceIsAFolderOfItsOwn() {
        TestRun run = run(
                "ws('/deep/one') { writeFile file: 'a', text: 'a' }\necho \"${fileExists('a')} ${pwd(tmp: true)}\"");

        assertThat(run.said()).containsExactly("false " + folder + "@tmp");
        assertThat(folder.resolve("mesh-run/ws/deep/one/a")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "release/*,     release/1,     true",
        "release/*,     release/1/2,   false",
        "**/*.txt,      a.txt,         true",
        "**/*.txt,      a/b/c.txt,     true",
        "a/**,          a/b/c.txt,     true",
        "a/**/c.txt,    a/c.txt,       true",
        "a/,            a/b/c.txt,     true",
        "?.txt,         a.txt,         true",
        "?.txt,         ab.txt,        false",
        "a.b,           axb,           false",
    })
    void patternsAreThoseOfAnt(String pattern, String path, boolean matches) {
        assertThat(new AntPattern(pattern).matches(path)).isEqualTo(matches);
    }
}
