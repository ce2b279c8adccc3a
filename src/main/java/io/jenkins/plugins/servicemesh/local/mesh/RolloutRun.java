package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import io.jenkins.plugins.servicemesh.local.step.StepBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.rollout.Pending;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a rollout in a Pipeline: advances it when there is something to do, and runs the step's block when someone is to be asked. An
 * interruption is told to the rollout, which ends as it says; the step ends with the interruption then.
 */
final class RolloutRun {

    private final StepContext context;
    private final Optional<StepBody> body;
    private @Nullable StepRollout rollout;
    private @Nullable PipelineInterruption interruption;
    private @Nullable Question asked;
    private @Nullable RunningBody asking;
    private @Nullable Cancellable timer;
    private boolean working;

    /** @param body whose end is the answer when someone is asked */
    RolloutRun(StepContext context, Optional<StepBody> body) {
        this.context = context;
        this.body = body;
    }

    void start(Supplier<StepRollout> begin) {
        work(() -> {
            StepRollout begun = begin.get();
            rollout = begun;
            return begun.advance();
        });
    }

    private void advance() {
        if (working) {
            return;
        }
        Optional.ofNullable(timer).ifPresent(Cancellable::cancel);
        timer = null;
        work(() -> running().advance());
    }

    private StepRollout running() {
        return Objects.requireNonNull(rollout);
    }

    private void work(Supplier<Pending> work) {
        working = true;
        context.inBackground(() -> MeshSteps.plainly(work), new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object pending) {
                working = false;
                context.onInterrupt(RolloutRun.this::interrupt);
                ((Pending) Objects.requireNonNull(pending)).accept(new Waiting());
            }

            @Override
            public void failed(Throwable cause) {
                context.fail(cause);
            }
        });
        context.onInterrupt(this::interrupt);
    }

    private void interrupt(PipelineInterruption cause) {
        interruption = cause;
        Optional.ofNullable(asking).ifPresent(running -> running.interrupt(cause));
        if (rollout == null) {
            return; // it is just beginning; what it finds first is this
        }
        running().say(Command.ABORT, "the build");
        advance();
    }

    private final class Waiting implements Pending.Visitor<Boolean> {
        @Override
        public Boolean sleeping(Pending.Sleeping pending) {
            stopAsking();
            return wake(pending.until());
        }

        @Override
        public Boolean asking(Pending.Asking pending) {
            ask(pending.question());
            return wake(pending.until());
        }

        @Override
        public Boolean finished(Pending.Finished pending) {
            stopAsking();
            end(pending.state());
            return true;
        }

        private Boolean wake(Instant until) {
            Duration time = Duration.between(context.clock().instant(), until);
            timer = context.after(time.isNegative() ? Duration.ZERO : time, RolloutRun.this::advance);
            if (interruption != null && asking == null) {
                interrupt(interruption);
            }
            return true;
        }
    }

    /** Runs the block, once a question. */
    private void ask(Question question) {
        if (question.kind() == Question.Kind.PAUSED) {
            stopAsking(); // only a person lets it go on, and then it asks again
            return;
        }
        if (body.isEmpty() || question.equals(asked)) {
            return;
        }
        asked = question;
        Map<String, String> told = Map.of("MESH_QUESTION", question.kind().name(), "MESH_REASON", question.text());
        asking = context.body(body.get()).withEnvironment(told).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                answered(true);
            }

            @Override
            public void failed(Throwable cause) {
                answered(false);
            }
        });
    }

    private void answered(boolean yes) {
        if (asking == null) {
            return; // the rollout went on without it
        }
        asking = null;
        if (interruption == null) {
            running().answer(yes, "the step's block");
        }
        advance();
    }

    /** A block whose question is settled otherwise is not needed any more. */
    private void stopAsking() {
        RunningBody running = asking;
        asking = null;
        asked = null;
        if (running != null) {
            running.interrupt(new PipelineInterruption(Result.ABORTED, "the rollout goes on without an answer"));
        }
    }

    private void end(RolloutState state) {
        if (interruption != null) {
            context.fail(interruption);
            return;
        }
        try {
            RolloutResult result = MeshSteps.plainly(() -> running().result(state));
            if (result.isHeld()) {
                context.setResult(Result.UNSTABLE);
            }
            context.succeed(result);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }
}
