package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.verify.Verification;

/** What happens during an apply, as it happens; console, JSON lines and reports are folds over these. */
public sealed interface ApplyEvent {

    /** Reads each case. */
    interface Visitor<R> {
        R planned(Planned event);

        R written(Written event);

        R movedButSame(MovedButSame event);

        R takenBack(TakenBack event);

        R verified(Verified event);
    }

    <R> R accept(Visitor<R> visitor);

    /** The first event: all that is going to be written. */
    record Planned(Plan plan) implements ApplyEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.planned(this);
        }
    }

    /** The API server has stored a change. */
    record Written(Change change) implements ApplyEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.written(this);
        }
    }

    /** The object had moved; the plan on what it is now has the same edits, so it goes on. */
    record MovedButSame(Change change) implements ApplyEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.movedButSame(this);
        }
    }

    /** A later write failed, so this one was undone. */
    record TakenBack(Change change) implements ApplyEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.takenBack(this);
        }
    }

    /** The last event: whether what was written is in effect. */
    record Verified(Verification verification) implements ApplyEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.verified(this);
        }
    }
}
