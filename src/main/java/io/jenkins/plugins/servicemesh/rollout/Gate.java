package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.util.Optional;

/** Someone outside who is asked whether a rollout may go on. */
public interface Gate {

    /**
     * Asks, or asks again.
     *
     * @param rollout its id
     * @return the answer; empty while there is none
     */
    Optional<Boolean> ask(String rollout, Question question);
}
