package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** The step's own block, run once for each question of a rollout: its normal end is a yes, an exception a no. */
final class RolloutQuestion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RolloutExecution execution;
    private @Nullable String asked;
    private @Nullable BodyExecution body;

    RolloutQuestion(RolloutExecution execution) {
        this.execution = execution;
    }

    /** Runs the block, unless it runs for that question already; a person's pause is ended by a person's word. */
    void ask(Question question) {
        StepContext context = execution.getContext();
        String key = question.toString();
        if (!context.hasBody() || key.equals(asked) || question.kind() == Question.Kind.PAUSED) {
            return;
        }
        asked = key;
        Map<String, String> told = Map.of("MESH_QUESTION", question.kind().name(), "MESH_REASON", question.text());
        try {
            body = context.newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(
                            context.get(EnvironmentExpander.class), EnvironmentExpander.constant(told)))
                    .withCallback(new Answer(this))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A block whose question is settled otherwise is not needed any more. */
    void settle() {
        BodyExecution running = body;
        asked = null;
        body = null;
        if (running != null) {
            running.cancel(new FlowInterruptedException(hudson.model.Result.ABORTED, false));
        }
    }

    private void answered(boolean yes) {
        if (body == null) {
            return; // the rollout went on without it
        }
        body = null;
        execution.answer(yes);
    }

    private static final class Answer extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;
        private final RolloutQuestion question;

        Answer(RolloutQuestion question) {
            this.question = question;
        }

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            question.answered(true);
        }

        @Override
        public void onFailure(StepContext context, Throwable cause) {
            question.answered(false);
        }
    }
}
