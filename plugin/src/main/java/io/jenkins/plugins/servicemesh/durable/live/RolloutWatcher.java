package io.jenkins.plugins.servicemesh.durable.live;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.step.StepRollout;

/** Is told how a rollout goes, by the one thread that advances it just then. */
public interface RolloutWatcher {

    /** It is known under its id from now on. */
    void opened(StepRollout rollout);

    /** It waits, and nobody is asked. */
    void waits(StepRollout rollout);

    /** It waits for an answer; told again and again until there is one. */
    void asks(StepRollout rollout, Question question);

    /** It ended. Nothing is told after this. */
    void ended(StepRollout rollout, RolloutState state);

    /** It cannot be run from here, ended or not. Nothing is told after this. */
    void failed(RuntimeException why);
}
