package io.jenkins.plugins.servicemesh.rollout.machine;

import java.time.Instant;

/** What is to be done next. Each is safe to do again: after a restart the phase asks for it anew. */
public sealed interface Action {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R prepare(Prepare action);

        R enter(Enter action);

        R measure(Measure action);

        R sleep(Sleep action);

        R ask(Ask action);

        R promote(Promote action);

        R tidy(Tidy action);

        R divert(Divert action);

        R restore(Restore action);

        R finish(Finish action);
    }

    <R> R accept(Visitor<R> visitor);

    /** Look at everything, and make what the first stage needs; seen as {@link Observation.Done}. */
    record Prepare() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prepare(this);
        }
    }

    /** Give traffic the form of that stage. */
    record Enter(int stage) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enter(this);
        }
    }

    /**
     * Read the figures since then; seen as {@link Observation.Figures}.
     *
     * @param full whether latencies and queries are wanted too, or only what failed
     */
    record Measure(Instant since, boolean full) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.measure(this);
        }
    }

    /** Nothing, until then; seen as {@link Observation.Woken}. */
    record Sleep(Instant until) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sleep(this);
        }
    }

    /**
     * See to it that someone is asked, and wait for the answer until then; seen as {@link Observation.Answered}, or as {@link
     * Observation.Woken} when there is none yet.
     */
    record Ask(Question question, Instant until) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /**
     * Give the new versions everything.
     *
     * @param stage the last one whose form traffic may have; a change to it may be half made
     */
    record Promote(int stage) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.promote(this);
        }
    }

    /** Take away what only the rollout needed. */
    record Tidy() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tidy(this);
        }
    }

    /** Give the old versions everything, at once, whoever set the weights. */
    record Divert() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.divert(this);
        }
    }

    /** Put every object back as it was before the rollout; seen as {@link Observation.Restored}. */
    record Restore() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restore(this);
        }
    }

    /** Let go of everything that the rollout held. */
    record Finish() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.finish(this);
        }
    }
}
