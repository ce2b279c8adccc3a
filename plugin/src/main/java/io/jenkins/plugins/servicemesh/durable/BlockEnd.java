package io.jenkins.plugins.servicemesh.durable;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** Hears how a step's block ended. It is kept apart from its step, and finds it by its key. */
final class BlockEnd extends BodyExecutionCallback {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String question;

    BlockEnd(String key, String question) {
        this.key = key;
        this.question = question;
    }

    @Override
    public void onSuccess(StepContext context, @Nullable Object result) {
        tell(null);
    }

    @Override
    public void onFailure(StepContext context, Throwable cause) {
        tell(cause);
    }

    private void tell(@Nullable Throwable cause) {
        StepExecution.acceptAll(RolloutExecution.class, execution -> {
            if (execution.hasKey(key)) {
                execution.blockEnded(question, cause);
            }
        });
    }
}
