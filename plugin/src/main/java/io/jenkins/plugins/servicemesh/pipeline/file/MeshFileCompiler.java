package io.jenkins.plugins.servicemesh.pipeline.file;

import groovy.lang.GroovyClassLoader;
import groovy.transform.ThreadInterrupt;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;

/** Compiles one file of the DSL for script-security's sandbox, so that each of its loops ends when its thread is interrupted. */
final class MeshFileCompiler extends GroovyClassLoader {

    MeshFileCompiler() {
        super(GroovySandbox.createSecureClassLoader(new VisibleClasses()), configuration());
    }

    /** The checks for an interrupt come last: they are ours, and nothing that the sandbox has to watch. */
    private static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = GroovySandbox.createSecureCompilerConfiguration();
        configuration.addCompilationCustomizers(new ASTTransformationCustomizer(ThreadInterrupt.class));
        return configuration;
    }

    /** Whether a class was written in such a file. */
    static boolean made(Class<?> type) {
        return type.getClassLoader() instanceof InnerLoader loader && loader.getParent() instanceof MeshFileCompiler;
    }
}
