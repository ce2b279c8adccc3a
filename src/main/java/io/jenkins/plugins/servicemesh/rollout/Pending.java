package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.time.Instant;

/** Why a rollout does nothing for now. */
public sealed interface Pending {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R sleeping(Sleeping pending);

        R asking(Asking pending);

        R finished(Finished pending);
    }

    <R> R accept(Visitor<R> visitor);

    /** Go on then. */
    record Sleeping(Instant until) implements Pending {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sleeping(this);
        }
    }

    /** Someone has to answer; go on with the answer, or then at the latest. */
    record Asking(Question question, Instant until) implements Pending {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.asking(this);
        }
    }

    /** Nothing is left to do. */
    record Finished(RolloutState state) implements Pending {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.finished(this);
        }
    }
}
