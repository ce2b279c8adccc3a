package io.jenkins.plugins.servicemesh.pipeline;

import hudson.AbortException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;

import io.jenkins.plugins.servicemesh.rollout.Pending;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * A rollout. What a running build keeps of it is where its record is, and whether it was aborted: the record in the cluster holds
 * the rest, so that after a restart it goes on where it stood.
 *
 * <p>An abort is said to the rollout, which ends as it was told to end then; the step ends when that is done, and a while later in
 * any case, for the record's obligation outlives the step.
 */
public final class RolloutExecution extends WaitingExecution {
    private static final long serialVersionUID = 1L;

    private static final Duration ENDING = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(15);

    private final String function;
    private final boolean failBuild;
    private @Nullable String namespace;
    private @Nullable String id;
    private @Nullable Throwable abort;
    private final RolloutQuestion question = new RolloutQuestion(this);
    private final transient Map<String, Object> arguments;
    private transient @Nullable StepRollout rollout;
    private transient @Nullable PipelineHost host;

    public RolloutExecution(StepContext context, String function, Map<String, Object> arguments) {
        super(context);
        this.function = function;
        this.arguments = arguments;
        this.failBuild = !Boolean.FALSE.equals(arguments.get("failBuild"));
    }

    @Override
    public boolean start() {
        now(this::begin);
        return false;
    }

    private void begin() throws Exception {
        StepRollout begun = Refusals.plainly(this::rollOut);
        rollout = begun;
        namespace = begun.record().namespace();
        id = begun.record().id();
        getContext().saveState();
        advance();
    }

    private StepRollout rollOut() throws Exception {
        if (arguments.get("spec") instanceof MeshIntent intent) {
            return runner().rollOut(intent, ((Number) arguments.getOrDefault("number", 0)).intValue());
        }
        return runner().rollOut(StepLanguage.read(function, arguments, host().place()));
    }

    @Override
    public void onResume() {
        if (id == null) {
            fail(new AbortException(function + ": Jenkins was restarted before the rollout began: nothing was moved"));
        } else {
            now(this::resume);
        }
    }

    /** The cluster may be slower to come back than Jenkins. */
    private void resume() throws Exception {
        try {
            rollout = runner().resume(namespace, id, failBuild);
        } catch (ClusterException e) {
            if (!e.isPassing()) {
                throw e;
            }
            host().log(e.getMessage() + "; trying again");
            later(Instant.now().plus(BETWEEN_TRIES), this::resume);
            return;
        }
        if (abort != null) {
            rollout.say(Command.ABORT, "the build");
        }
        advance();
    }

    @Override
    public void stop(Throwable cause) {
        abort = cause;
        question.settle();
        MeshThreads.get().schedule(() -> fail(cause), ENDING.toSeconds(), TimeUnit.SECONDS);
        now(() -> {
            if (id == null) {
                fail(cause);
            } else if (rollout == null) {
                resume();
            } else {
                rollout.say(Command.ABORT, "the build");
                advance();
            }
        });
    }

    /** The block's answer. */
    void answer(boolean yes) {
        now(() -> {
            if (rollout == null) {
                resume();
            }
            rollout.answer(yes, "the step's block");
            advance();
        });
    }

    private void advance() throws Exception {
        Refusals.plainly(() -> rollout.advance()).accept(new Waiting());
    }

    private final class Waiting implements Pending.Visitor<Boolean> {
        @Override
        public Boolean sleeping(Pending.Sleeping pending) {
            question.settle();
            later(pending.until(), RolloutExecution.this::advance);
            return true;
        }

        @Override
        public Boolean asking(Pending.Asking pending) {
            question.ask(pending.question());
            later(pending.until(), RolloutExecution.this::advance);
            return true;
        }

        @Override
        public Boolean finished(Pending.Finished pending) {
            question.settle();
            now(() -> end(pending.state()));
            return true;
        }
    }

    private void end(RolloutState state) throws Exception {
        if (abort != null) {
            fail(abort);
            return;
        }
        RolloutResult result = Refusals.plainly(() -> rollout.result(state));
        succeed(Outcomes.shown(result, getContext()));
    }

    private StepRunner runner() throws Exception {
        return new StepRunner(host(), MeshStepExecution.scope(getContext()));
    }

    private PipelineHost host() throws Exception {
        if (host == null) {
            host = new PipelineHost(function, getContext());
        }
        return host;
    }

    @Override
    void close() {
        if (host != null) {
            host.close();
        }
    }
}
