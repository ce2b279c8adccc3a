package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The block of a step, as someone who can be asked: it runs once for a question. Its answer is kept until the rollout goes on, for
 * Jenkins may end before the rollout has heard it.
 */
final class RolloutBlock implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String key;
    private @Nullable String asked;
    private @Nullable BodyExecution body;
    private @Nullable String answer;
    private boolean running;

    /** @param key of the step's execution */
    RolloutBlock(String key) {
        this.key = key;
    }

    /** Whether it runs, or is just ending. */
    synchronized boolean isRunning() {
        return running;
    }

    /** Asks, unless it was asked that already. @return its answer to this question, when it is there */
    synchronized Optional<Boolean> ask(Question question, StepContext context) {
        String text = question.kind() + " " + question.text();
        if (text.equals(asked) || running) {
            return Optional.ofNullable(answer).map("yes"::equals);
        }
        asked = text;
        answer = null;
        running = true;
        try {
            body = start(question, text, context);
        } catch (IOException | InterruptedException e) {
            running = false;
            throw new IllegalStateException("cannot run the step's block", e);
        }
        context.saveState();
        return Optional.empty();
    }

    private BodyExecution start(Question question, String text, StepContext context)
            throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>();
        told.put("MESH_QUESTION", question.kind().name());
        told.put("MESH_REASON", question.text());
        return context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        context.get(EnvironmentExpander.class), EnvironmentExpander.constant(told)))
                .withCallback(new BlockEnd(key, text))
                .start();
    }

    /** The question is settled: what still runs is not needed any more. @return whether there was one */
    synchronized boolean settle() {
        boolean there = asked != null;
        asked = null;
        answer = null;
        cancel(new RolloutWentOn());
        return there;
    }

    /** Stops it, if it runs. */
    synchronized void cancel(CauseOfInterruption... causes) {
        BodyExecution there = body;
        if (running && there != null) {
            there.cancel(causes);
        }
    }

    /** It ended. @return whether that answers the question that is open */
    synchronized boolean ended(String question, boolean yes) {
        running = false;
        body = null;
        boolean open = question.equals(asked);
        if (open) {
            answer = yes ? "yes" : "no";
        }
        return open;
    }
}
