package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.time.Duration;
import java.time.Instant;

/** What one call of a step asks for. A {@link MeshSpec} in it is of a namespace whose name does not count. */
public sealed interface StepRequest {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R make(Make request);

        R makeForATime(MakeForATime request);

        R plan(Plan request);

        R apply(Apply request);

        R status(Status request);

        R cleanUp(CleanUp request);

        R rollBack(RollBack request);

        R validate(Validate request);

        R rollOut(RollOut request);
    }

    <R> R accept(Visitor<R> visitor);

    /** An intent is made so. */
    record Make(MeshSpec spec) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.make(this);
        }
    }

    /**
     * An intent is made so while the step's block runs.
     *
     * @param atMost after which it is taken back even if the block still runs
     */
    record MakeForATime(MeshSpec spec, Duration atMost) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.makeForATime(this);
        }
    }

    /** What would be written is shown. */
    record Plan(Source source) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.plan(this);
        }
    }

    /** What is wanted is applied. */
    record Apply(Source source) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.apply(this);
        }
    }

    /** What is there is told. */
    record Status() implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    /**
     * All that this owner made goes.
     *
     * @param forget whether the records go too
     */
    record CleanUp(boolean forget) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cleanUp(this);
        }
    }

    /** Recorded writes are taken back. */
    record RollBack(Selection selection) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rollBack(this);
        }
    }

    /** What is wanted is checked, without a cluster. */
    record Validate(Source source) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.validate(this);
        }
    }

    /** Requests move to new versions, in stages. The rollout's namespace does not count. */
    record RollOut(RolloutSpec rollout) implements StepRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rollOut(this);
        }
    }

    /** Where what is wanted stands. */
    sealed interface Source {

        /** A file of the workspace: of the DSL ({@code .mesh}), a mesh file, or Kubernetes YAML. */
        record File(String path) implements Source {}

        /** The same as text. */
        record Text(String yaml) implements Source {}
    }

    /** Which records. */
    sealed interface Selection {

        /** Reads each case. */
        interface Visitor<R> {
            R last(Last chosen);

            R entry(Entry chosen);

            R build(Build chosen);

            R since(Since chosen);
        }

        <R> R accept(Visitor<R> visitor);

        /** The newest of this owner. */
        record Last() implements Selection {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.last(this);
            }
        }

        /** The one with this id. */
        record Entry(String id) implements Selection {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.entry(this);
            }
        }

        /** All of this owner that this build wrote. */
        record Build(String by) implements Selection {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.build(this);
            }
        }

        /** All of this owner that were begun at this time or later. */
        record Since(Instant time) implements Selection {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.since(this);
            }
        }
    }
}
