package io.jenkins.plugins.servicemesh.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.FilePath;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a step reads. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take rights there")
class WorkspaceFileTest {

    @TempDir
    private Path folder;

    private Path workspace;
    private Path secret;

    @BeforeEach
    void lay() throws Exception {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        secret = Files.writeString(folder.resolve("secret.yaml"), "secret");
    }

    private String read(String path) throws Exception {
        return new WorkspaceFile(new FilePath(workspace.toFile()), path, Place.at("meshApply")).read();
    }

    @Test
    void aFileInAFolderIsReadAsUtf8() throws Exception {
        Files.createDirectories(workspace.resolve("mesh"));
        Files.writeString(workspace.resolve("mesh/reviews.yaml"), "größer");
        assertThat(read("mesh/reviews.yaml")).isEqualTo("größer");
        assertThat(read("mesh/../mesh/reviews.yaml")).isEqualTo("größer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.yaml",
                "mesh/../../secret.yaml",
                "../workspace/../secret.yaml",
                "link",
                "folder/secret.yaml"
            })
    void whatLiesOutsideIsNotRead(String path) throws Exception {
        Files.createDirectories(workspace.resolve("mesh"));
        Files.createSymbolicLink(workspace.resolve("link"), secret);
        Files.createSymbolicLink(workspace.resolve("folder"), folder);
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("outside of the workspace")
                .hasMessageContaining("'" + path + "'");
    }

    @Test
    void anAbsolutePathIsOutside() {
        assertThatThrownBy(() -> read(secret.toString()))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("outside of the workspace");
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws Exception {
        Files.createSymbolicLink(
                workspace.resolve("link"), Files.writeString(workspace.resolve("reviews.yaml"), "text"));
        assertThat(read("link")).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.yaml", "mesh", "."})
    void whatIsNoFileIsRefused(String path) throws Exception {
        Files.createDirectories(workspace.resolve("mesh"));
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("no such file in the workspace '" + path + "'");
    }

    @Test
    void aFileAtTheLimitIsRead() throws Exception {
        Files.writeString(workspace.resolve("full.yaml"), "x".repeat(WorkspaceFile.MOST_BYTES));
        assertThat(read("full.yaml")).hasSize(WorkspaceFile.MOST_BYTES);
    }

    @Test
    void aFileAboveTheLimitIsRefusedWithItsSizeAndTheLimit() throws Exception {
        Files.writeString(workspace.resolve("large.yaml"), "x".repeat(2_000_000));
        assertThatThrownBy(() -> read("large.yaml"))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("2000000 bytes")
                .hasMessageContaining("at most 1048576")
                .hasMessageContaining("split it");
    }

    /** What the system calls empty and yet goes on for ever: it is read no further than the limit. */
    @Test
    void aFileThatIsLargerThanItSaysIsReadToTheLimitAlone() {
        assertThatThrownBy(
                        () -> new WorkspaceFile(new FilePath(new File("/dev")), "zero", Place.at("meshApply")).read())
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("over 1048576 bytes");
    }
}
