package io.jenkins.plugins.servicemesh.pipeline;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Shows how a step ended: what was written and is not in effect makes the build unstable, and the step says so. */
public final class Outcomes {

    private Outcomes() {}

    static <R extends StepResult> R shown(R result, StepContext context) throws IOException, InterruptedException {
        if (result.outcome() == Outcome.DEGRADED) {
            unstable(result.getMessage(), context);
        }
        return result;
    }

    /** The build goes on, and is unstable for it. */
    public static void unstable(String message, StepContext context) throws IOException, InterruptedException {
        context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
        context.get(Run.class).setResult(Result.UNSTABLE);
    }
}
