package io.jenkins.plugins.servicemesh.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** The host of a file: applies nothing, keeps the intents and all that is wrong. Its public methods are called by Groovy. */
final class CollectingHost {

    private final Object dsl;
    private final List<MeshIntent> intents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param dsl makes a {@code MeshDsl} for a host that answers to no names */
    CollectingHost(Function<CollectingHost, Object> dsl) {
        this.dsl = dsl.apply(this);
    }

    /** The names that a script needs. */
    Map<String, Object> variables() {
        return Map.of("mesh", InvokerHelper.getMethodPointer(this, "mesh"));
    }

    /** Runs a script to its end or to its first exception; a {@code mesh} with mistakes does not end it. */
    void run(Script script) {
        try {
            script.run();
        } catch (MissingMethodException e) {
            refuse(ScriptRefusal.unknownCall(e.getMethod()), e);
        } catch (MissingPropertyException e) {
            refuse(ScriptRefusal.unknownVariable(e.getProperty()), e);
        } catch (SecurityException e) {
            refuse(ScriptRefusal.notAllowed(e), e);
        } catch (Exception | AssertionError | StackOverflowError e) {
            refuse(Finding.error("dsl/script", "the script failed: " + e), e);
        }
    }

    /** What the scripts asked for. */
    List<MeshIntent> intents() {
        return List.copyOf(intents);
    }

    /** What is wrong with them. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What scripts call {@code mesh}. */
    public @Nullable Object mesh(Object... arguments) {
        try {
            return InvokerHelper.invokeMethod(dsl, "call", arguments);
        } catch (FindingsException e) {
            findings.addAll(e.findings());
            return null;
        }
    }

    /** What {@code MeshDsl} calls at the end of a block that says how the mesh is to be. */
    public @Nullable Object meshApply(Map<String, ?> arguments) {
        return keep(arguments);
    }

    /** What {@code MeshDsl} calls for each rollout of a block, after that. */
    public @Nullable Object meshCanary(Map<String, ?> arguments) {
        return keep(arguments);
    }

    /** A block is one intent, however often it is called for. */
    private @Nullable Object keep(Map<String, ?> arguments) {
        MeshIntent intent = (MeshIntent) Objects.requireNonNull(arguments.get("spec"));
        if (intents.stream().noneMatch(kept -> kept == intent)) {
            intents.add(intent);
        }
        return null;
    }

    private void refuse(Finding finding, Throwable cause) {
        ScriptLine line = ScriptLine.in(cause);
        findings.add(finding.at(finding.place().inFile(line.file(), line.line(), 0)));
    }
}
