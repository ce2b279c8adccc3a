package io.jenkins.plugins.servicemesh.local.groovy;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.NonCPS;
import com.cloudbees.groovy.cps.SandboxCpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jspecify.annotations.Nullable;

/** Makes CPS classes of Groovy source. */
public final class ScriptCompiler {
    private final GroovyClassLoader loader;

    private ScriptCompiler(CpsTransformer transformer, List<CompilationCustomizer> earlier, ClassSources sources) {
        transformer.setConfiguration(new TransformerConfiguration().withClosureType(PipelineClosure.class));
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        earlier.forEach(configuration::addCompilationCustomizers);
        configuration.addCompilationCustomizers(new ImportCustomizer().addImports(NonCPS.class.getName()));
        configuration.addCompilationCustomizers(transformer);
        loader = new GroovyClassLoader(new ScriptParentLoader(), configuration);
        // a name in a script never means any other Groovy file that lies around
        loader.setResourceLoader(name -> url(sources.find(name)));
    }

    private static @Nullable URL url(Optional<Path> file) throws MalformedURLException {
        return file.isPresent() ? file.get().toUri().toURL() : null;
    }

    /** For code that the sandbox watches. */
    public static ScriptCompiler sandboxed(List<CompilationCustomizer> earlier, ClassSources sources) {
        return new ScriptCompiler(new SandboxCpsTransformer(), earlier, sources);
    }

    /** For code that may do anything. */
    public static ScriptCompiler trusted(List<CompilationCustomizer> earlier, ClassSources sources) {
        return new ScriptCompiler(new CpsTransformer(), earlier, sources);
    }

    /**
     * Compiles a script.
     *
     * @param source what the compiler calls it; findings have it as their file
     * @throws FindingsException with all that the compiler found
     */
    public PipelineScript script(String text, String source, ScriptHost host) {
        Class<?> type = compile(text, source);
        if (!PipelineScript.class.isAssignableFrom(type)) {
            throw new FindingsException(Finding.error("pipeline/no-script", "there is nothing to run: only classes")
                    .at(Place.UNKNOWN.inFile(source, 1, 0)));
        }
        PipelineScript script = (PipelineScript) create(type);
        script.attach(host);
        return script;
    }

    /** Compiles the class that a source holds. */
    public Class<?> compile(String text, String source) {
        try {
            GroovyCodeSource code = new GroovyCodeSource(text, source, "/pipeline");
            code.setCachable(false);
            return loader.parseClass(code);
        } catch (MultipleCompilationErrorsException e) {
            throw new FindingsException(CompilerMessages.findings(e.getErrorCollector(), source));
        } catch (GroovyBugError e) {
            throw new FindingsException(
                    Finding.error("pipeline/syntax", "the compiler cannot take this: " + e.getBugText())
                            .at(Place.UNKNOWN.inFile(source, 0, 0)));
        }
    }

    /**
     * A class that the sources hold.
     *
     * @throws FindingsException with all that the compiler found
     */
    public Class<?> type(String name) {
        try {
            return loader.loadClass(name, true, false);
        } catch (MultipleCompilationErrorsException e) {
            throw new FindingsException(CompilerMessages.findings(e.getErrorCollector(), name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no source of " + name, e);
        }
    }

    /** Whether one of this compiler's sources defines the class. */
    public boolean defines(Class<?> type) {
        ClassLoader own = type.getClassLoader();
        return own instanceof GroovyClassLoader.InnerLoader && own.getParent() == loader;
    }

    private static Script create(Class<?> type) {
        try {
            return (Script) type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            // a field's initial value is code of the user's
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make an instance of " + type, e);
        }
    }
}
