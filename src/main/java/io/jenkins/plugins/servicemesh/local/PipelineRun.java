package io.jenkins.plugins.servicemesh.local;

import com.cloudbees.groovy.cps.Outcome;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.local.engine.Build;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.engine.Scope;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxInterceptor;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of a Pipeline: {@link #run} once, on the thread that is to be the Pipeline's; {@link #abort} from any other. */
public final class PipelineRun {
    private final Engine engine;
    private final Supplier<PipelineScript> script;
    private final Optional<SandboxInterceptor> sandbox;
    private final Scope scope;
    private final FailureReport report;

    PipelineRun(
            Engine engine,
            Supplier<PipelineScript> script,
            Optional<SandboxInterceptor> sandbox,
            Scope scope,
            FailureReport report) {
        this.engine = engine;
        this.script = script;
        this.sandbox = sandbox;
        this.scope = scope;
        this.report = report;
    }

    /** Runs the Pipeline to its end. A mistake in it is a finding of the result, never an exception. */
    public BuildResult run() {
        sandbox.ifPresent(SandboxInterceptor::register);
        try {
            return ended(outcome());
        } finally {
            sandbox.ifPresent(SandboxInterceptor::unregister);
        }
    }

    /** Ends what runs now, as a person would with the button; clean-up blocks of the script still run. */
    public void abort() {
        engine.interrupt(new PipelineInterruption(Result.ABORTED, "aborted"));
    }

    private Outcome outcome() {
        try {
            return engine.run(script.get(), scope);
        } catch (RuntimeException e) {
            // the script could not be compiled or made
            return new Outcome(null, e);
        }
    }

    private BuildResult ended(Outcome outcome) {
        Build build = engine.build();
        List<Finding> findings = List.of();
        if (outcome.isFailure()) {
            Throwable cause = outcome.getAbnormal();
            build.worsen(cause instanceof PipelineInterruption interruption ? interruption.result() : Result.FAILURE);
            findings = report.findings(cause);
            findings.forEach(finding -> engine.console().print("", "ERROR: " + finding.describe()));
        }
        Result result = build.result().orElse(Result.SUCCESS);
        engine.console().print("", "Finished: " + result);
        return new BuildResult(
                result, findings, build.displayName(), build.description().orElse(""));
    }
}
