package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import java.nio.file.Path;

/** Compiles more code for a run, under the same rules as its Jenkinsfile. */
public interface ScriptLoader {
    /** Where steps find the loader of their run. */
    ContextKey<ScriptLoader> KEY = ContextKey.of(ScriptLoader.class);

    /**
     * The script in a file, not yet run.
     *
     * @param shown what messages call the file
     */
    PipelineScript script(Path file, String shown);

    /** A class of a shared library. */
    Class<?> type(String name);
}
