package io.jenkins.plugins.servicemesh.dsl;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Evaluates files of the DSL by plain Groovy. Such a file is code and may do all that its reader may, so it is for input that
 * is trusted, unless a compiler that restricts it is given. Compiles the grammar once, and can be used for many files, from
 * many threads.
 */
public final class MeshDslEvaluator {

    /** How the names of files of the DSL end. */
    public static final String EXTENSION = ".mesh";

    private static final String DSL = "MeshDsl.groovy";
    private static final String SCRIPT =
            "MeshScript.mesh"; // a name that is fine for a class, whatever the file is called

    private final Class<?> dsl;
    private final Supplier<GroovyClassLoader> compilers;

    public MeshDslEvaluator() {
        this(() -> new GroovyClassLoader(MeshDslEvaluator.class.getClassLoader()));
    }

    /**
     * Evaluates files as another compiler makes them, such as one for a sandbox.
     *
     * @param compilers gives a fresh one for each file. It need not see any class of the DSL: the grammar is compiled apart,
     *     without its restrictions
     */
    public MeshDslEvaluator(Supplier<GroovyClassLoader> compilers) {
        this.compilers = compilers;
        dsl = compile(new GroovyClassLoader(getClass().getClassLoader()), grammar(), DSL);
    }

    /**
     * Evaluates a file.
     *
     * @return what its {@code mesh} blocks ask for, in their order
     * @throws FindingsException with all that is wrong with it, each with its line
     * @throws IOException when the file cannot be read
     */
    public List<MeshIntent> evaluate(Path file) throws IOException {
        return evaluate(Files.readString(file), file.toString());
    }

    /**
     * Evaluates a text.
     *
     * @param name what messages call it
     * @return what its {@code mesh} blocks ask for, in their order
     * @throws FindingsException with all that is wrong with it, each with its line
     */
    public List<MeshIntent> evaluate(String text, String name) {
        try (GroovyClassLoader loader = compilers.get()) {
            return evaluate(compile(loader, text, SCRIPT), name);
        } catch (CompilationFailedException e) {
            throw refusal(SyntaxFindings.of(e), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MeshIntent> evaluate(Class<?> script, String name) {
        if (!Script.class.isAssignableFrom(script)) {
            throw noMesh(name); // a class and nothing else
        }
        CollectingHost host = new CollectingHost(this::dsl);
        Script instance = InvokerHelper.createScript(script, new Binding(new LinkedHashMap<>(host.variables())));
        host.run(instance);
        if (!host.findings().isEmpty()) {
            throw refusal(host.findings(), name);
        }
        if (host.intents().isEmpty()) {
            throw noMesh(name);
        }
        return host.intents().stream().map(intent -> intent.inFile(name)).toList();
    }

    private Object dsl(Object host) {
        try {
            return dsl.getConstructor(Object.class, Collection.class).newInstance(host, Set.of());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FindingsException noMesh(String name) {
        return new FindingsException(ScriptRefusal.noMesh().at(Place.UNKNOWN.inFile(name, 1, 0)));
    }

    private static FindingsException refusal(List<Finding> findings, String name) {
        return new FindingsException(findings.stream()
                .map(finding -> finding.at(renamed(finding.place(), name)))
                .toList());
    }

    private static Place renamed(Place place, String name) {
        boolean isScript = place.file().isEmpty() || place.file().equals(SCRIPT);
        return isScript ? place.inFile(name, place.line(), place.column()) : place;
    }

    private static Class<?> compile(GroovyClassLoader loader, String text, String name) {
        GroovyCodeSource source = new GroovyCodeSource(text, name, "/mesh");
        source.setCachable(false);
        return loader.parseClass(source);
    }

    private static String grammar() {
        try (InputStream source = MeshDslEvaluator.class.getResourceAsStream(DSL)) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
