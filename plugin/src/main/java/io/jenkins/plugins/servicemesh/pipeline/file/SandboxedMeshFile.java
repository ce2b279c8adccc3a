package io.jenkins.plugins.servicemesh.pipeline.file;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.pipeline.dsl.MeshWhitelist;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/**
 * A file of the DSL as code that is not trusted: in script-security's sandbox, on a thread of its own, and not for long. It can
 * say what is wanted, and nothing else.
 */
public final class SandboxedMeshFile {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final MeshDslEvaluator EVALUATOR = new MeshDslEvaluator(MeshFileCompiler::new);

    private static final Whitelist WHITELIST = new ProxyWhitelist(new MeshWhitelist(), new MeshFileWhitelist());

    private static final String ADVICE = "a file says what is wanted: let the Pipeline compute it";

    private final String text;
    private final String name;
    private final Duration limit;

    /** @param name what messages call it */
    public SandboxedMeshFile(String text, String name) {
        this(text, name, LIMIT);
    }

    SandboxedMeshFile(String text, String name, Duration limit) {
        this.text = text;
        this.name = name;
        this.limit = limit;
    }

    /**
     * What its {@code mesh} blocks ask for, in their order.
     *
     * @throws FindingsException with what is wrong with it, or with what it may not do
     */
    public List<MeshIntent> evaluate() throws InterruptedException {
        FutureTask<List<MeshIntent>> evaluation = new FutureTask<>(this::inSandbox);
        Thread thread = new Thread(evaluation, "service-mesh: " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return evaluation.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw refused(Finding.error("dsl/time", "the file was not done after")
                    .withValue(limit.toSeconds() + "s")
                    .withSuggestion(ADVICE));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private List<MeshIntent> inSandbox() {
        guards().forEach(GroovyInterceptor::register);
        return EVALUATOR.evaluate(text, name);
    }

    /**
     * Those of script-security. Its own scope would also offer all that they refuse to the administrators for approval. What a
     * branch's file tries is not theirs to approve, so the scope is left at once and the guards alone stay with the thread.
     */
    private static List<GroovyInterceptor> guards() {
        try (GroovySandbox.Scope scope =
                new GroovySandbox().withWhitelist(WHITELIST).enter()) {
            return List.copyOf(GroovyInterceptor.getApplicableInterceptors());
        }
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof FindingsException findings) {
            return findings;
        }
        if (cause instanceof VirtualMachineError) {
            return refused(Finding.error("dsl/memory", "the file needs too much memory")
                    .withSuggestion(ADVICE));
        }
        return refused(Finding.error("dsl/script", "the file cannot be evaluated: " + cause));
    }

    private FindingsException refused(Finding finding) {
        return new FindingsException(finding.at(Place.UNKNOWN.inFile(name, 0, 0)));
    }
}
