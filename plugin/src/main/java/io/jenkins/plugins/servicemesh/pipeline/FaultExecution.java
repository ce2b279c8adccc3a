package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.step.StepScope;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** placeholder */
public final class FaultExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;
    public FaultExecution(StepContext context, String function, Map<String, Object> arguments) { super(context); }
    @Override public boolean start() { return false; }
}
