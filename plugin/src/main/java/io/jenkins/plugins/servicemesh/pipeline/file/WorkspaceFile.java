package io.jenkins.plugins.servicemesh.pipeline.file;

import hudson.FilePath;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that a step names. It lies in the workspace, links followed, and is small enough to be held in memory. */
public final class WorkspaceFile {

    /** Far above what people write, far below what a controller feels. */
    static final int MOST_BYTES = 1 << 20;

    private final FilePath workspace;
    private final String path;
    private final Place place;

    /**
     * @param path as the Pipeline writes it
     * @param place of the step, for messages
     */
    public WorkspaceFile(FilePath workspace, String path, Place place) {
        this.workspace = workspace;
        this.path = path;
        this.place = place;
    }

    /**
     * Its text.
     *
     * @throws FindingsException when it leads out of the workspace, is no file, or is too large
     */
    public String read() throws IOException, InterruptedException {
        if (!isInside()) {
            throw refused(
                    "the file is outside of the workspace",
                    "give a path that starts at the folder in which the step runs and stays in it");
        }
        FilePath file = workspace.child(path);
        if (!file.exists() || file.isDirectory()) {
            throw refused("no such file in the workspace", "a path starts at the folder in which the step runs");
        }
        refuseLarge(file.length());
        return text(file);
    }

    private boolean isInside() throws IOException, InterruptedException {
        try {
            return workspace.isDescendant(path);
        } catch (IllegalArgumentException absolute) {
            return false;
        }
    }

    /** The agent's word for the length is not relied on. */
    private String text(FilePath file) throws IOException, InterruptedException {
        try (InputStream in = file.read()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            refuseLarge(bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void refuseLarge(long bytes) {
        if (bytes > MOST_BYTES) {
            throw refused(
                    "the file has " + (bytes > MOST_BYTES + 1 ? bytes : "over " + MOST_BYTES) + " bytes; at most "
                            + MOST_BYTES + " are read",
                    "split it, and name each file in a step of its own");
        }
    }

    private FindingsException refused(String message, String suggestion) {
        return new FindingsException(
                Finding.error("step/file", message).withValue(path).at(place).withSuggestion(suggestion));
    }
}
