package io.jenkins.plugins.servicemesh.local.workspace;

import java.nio.file.Path;

/**
 * Where a run works.
 *
 * @param root the run's folder, most often that of the Jenkinsfile
 * @param own what the run makes besides: artifacts and further workspaces
 */
public record Workspace(Path root, Path own) {

    /** The usual one: all that the run makes lies in one folder of the root. */
    public static Workspace in(Path root) {
        return new Workspace(root, root.resolve("mesh-run"));
    }

    Path artifacts() {
        return own.resolve("artifacts");
    }

    /** The folder of a further workspace. */
    Path further(String name) {
        return own.resolve("ws").resolve(name.replaceFirst("^/+", "")).normalize();
    }

    /** Whether a step may delete this folder: one below the root, never the root itself. */
    boolean mayDelete(Path folder) {
        Path plain = folder.normalize();
        return !plain.equals(root.normalize()) && plain.startsWith(root.normalize());
    }
}
