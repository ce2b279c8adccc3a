package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.local.engine.ScriptPlaces;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptCompiler;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptHost;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiles what lies in files as the Jenkinsfile was compiled. */
record Scripts(ScriptCompiler compiler, ScriptPlaces places, ScriptHost host) implements ScriptLoader {

    @Override
    public PipelineScript script(Path file, String shown) {
        places.add(file.toString(), shown);
        try {
            return compiler.script(Files.readString(file), file.toString(), host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Class<?> type(String name) {
        return compiler.type(name);
    }
}
