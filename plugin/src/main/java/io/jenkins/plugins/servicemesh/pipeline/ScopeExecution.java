package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.step.StepScope;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs the block of {@code withMesh} in its scope. */
public final class ScopeExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final transient StepScope own;

    /** @param own what this block says; what it does not say is that of the block around it */
    public ScopeExecution(StepContext context, StepScope own) {
        super(context);
        this.own = own;
    }

    @Override
    public boolean start() throws Exception {
        StepScope inner = MeshStepExecution.scope(getContext()).with(own.cluster(), own.namespace());
        getContext()
                .newBodyInvoker()
                .withContext(MeshContext.of(inner))
                .withCallback(BodyExecutionCallback.wrap(getContext()))
                .start();
        return false;
    }
}
