package io.jenkins.plugins.servicemesh.durable.obligation;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.live.RolloutWatcher;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes in the ledger how the ending of a rollout goes that no step has any more. */
final class LeftRollout implements RolloutWatcher {

    private static final Logger LOGGER = Logger.getLogger(LeftRollout.class.getName());

    private final String key;

    LeftRollout(String key) {
        this.key = key;
    }

    @Override
    public void opened(StepRollout rollout) {
        BegunRollouts.get().begun(key, rollout.record().id());
    }

    @Override
    public void waits(StepRollout rollout) {}

    @Override
    public void asks(StepRollout rollout, Question question) {}

    /** One that is held because it could not be ended is still owed; one that is held because it says so is not. */
    @Override
    public void ended(StepRollout rollout, RolloutState state) {
        Ended end = (Ended) state.phase();
        LOGGER.info(() -> "rollout " + state.id() + " ended: " + end.outcome());
        if (end.outcome() == Outcome.HELD
                && end.cause().filter(cause -> cause.kind() == Cause.Kind.ABORT).isEmpty()) {
            BegunRollouts.get().trouble(key, end.cause().map(Cause::text).orElse("it is held"));
        } else {
            BegunRollouts.get().remove(key);
        }
    }

    @Override
    public void failed(RuntimeException why) {
        if (why instanceof TakenOverException || isGone(why)) {
            BegunRollouts.get().remove(key);
        } else {
            LOGGER.log(Level.WARNING, why, () -> "a rollout that was left could not be ended");
            BegunRollouts.get().trouble(key, String.valueOf(why.getMessage()));
        }
    }

    private static boolean isGone(RuntimeException why) {
        return why instanceof FindingsException e
                && e.findings().stream().anyMatch(finding -> finding.rule().equals("rollout/unknown"));
    }
}
