package io.jenkins.plugins.servicemesh.dsl;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.ObjectInputStreamWithLoader;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.SandboxCpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/** The ways in which a text of the DSL is evaluated; a {@code pause()} in a CPS one saves and loads the whole program. */
enum Evaluation {
    PLAIN {
        @Override
        List<MeshIntent> of(String text) {
            return new MeshDslEvaluator().evaluate(text, FILE);
        }
    },

    CPS {
        @Override
        List<MeshIntent> of(String text) throws Throwable {
            return run(text, new CpsTransformer(), new DefaultInvoker());
        }
    },

    SANDBOXED_CPS {
        @Override
        List<MeshIntent> of(String text) throws Throwable {
            GroovyInterceptor permissive = new GroovyInterceptor() {};
            permissive.register();
            try {
                return run(text, new SandboxCpsTransformer(), new SandboxInvoker());
            } finally {
                permissive.unregister();
            }
        }
    };

    static final String FILE = "reviews.mesh";

    /** What the text asks for; throws what a user of this evaluation would see. */
    abstract List<MeshIntent> of(String text) throws Throwable;

    private static List<MeshIntent> run(String text, CpsTransformer transformer, Invoker invoker) throws Throwable {
        GroovyClassLoader trusted = loader(Evaluation.class.getClassLoader(), new CpsTransformer());
        Class<?> dsl = trusted.parseClass(new GroovyCodeSource(grammar(), "MeshDsl.groovy", "/dsl"));
        GroovyClassLoader loader = loader(trusted, transformer);
        CpsScript script = (CpsScript) loader.parseClass(new GroovyCodeSource(text + "\napplied()\n", FILE, "/script"))
                .getDeclaredConstructor()
                .newInstance();
        script.start(dsl.getConstructor(Object.class).newInstance(script));
        return run(new Continuable(script, Envs.empty(invoker)), loader);
    }

    @SuppressWarnings("unchecked")
    private static List<MeshIntent> run(Continuable start, ClassLoader loader) throws Throwable {
        Continuable program = start;
        Outcome outcome = program.run0(new Outcome(null, null), Continuable.categories);
        while (program.isResumable()) {
            program = saveAndLoad(program, loader);
            outcome = program.run0(new Outcome(null, null), Continuable.categories);
        }
        return (List<MeshIntent>) outcome.replay();
    }

    private static Continuable saveAndLoad(Continuable program, ClassLoader loader) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(program);
        }
        try (var in = new ObjectInputStreamWithLoader(new ByteArrayInputStream(bytes.toByteArray()), loader)) {
            return (Continuable) in.readObject();
        }
    }

    private static GroovyClassLoader loader(ClassLoader parent, CpsTransformer transformer) {
        transformer.setConfiguration(new TransformerConfiguration().withClosureType(CpsClosure.class));
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CpsScript.class.getName());
        configuration.addCompilationCustomizers(transformer);
        return new GroovyClassLoader(parent, configuration);
    }

    private static String grammar() throws IOException {
        try (InputStream source = MeshIntent.class.getResourceAsStream("MeshDsl.groovy")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
