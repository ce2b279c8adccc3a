package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import java.time.Duration;
import java.util.List;

/** One stage of a rollout: how requests reach the new version in it, and for how long at least. */
public sealed interface Stage {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R weight(Weight stage);

        R mirror(Mirror stage);

        R matching(Matching stage);
    }

    <R> R accept(Visitor<R> visitor);

    /** How long it lasts, from the change of traffic on; longer while it takes more time to judge. */
    Duration lasts();

    /** Whether someone is asked before the next stage begins. */
    boolean asks();

    /** {@code 25 %}, {@code mirror of 10 %}: for people. */
    String describe();

    /** The new version has this share of what both versions get. */
    record Weight(Percent share, Duration lasts, boolean asks) implements Stage {
        public Weight {
            Limits.someShare("weight", share);
            Limits.notNegative("time of a stage", lasts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weight(this);
        }

        @Override
        public String describe() {
            return share.toString();
        }
    }

    /** The new version gets a copy of this share of the requests; nobody waits for its answers. */
    record Mirror(Percent share, Duration lasts, boolean asks) implements Stage {
        public Mirror {
            Limits.someShare("mirror percent", share);
            Limits.notNegative("time of a mirror", lasts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mirror(this);
        }

        @Override
        public String describe() {
            return "mirror of " + share;
        }
    }

    /** The new version gets the requests that match one of these, and no others. */
    record Matching(List<RequestMatch> matches, Duration lasts, boolean asks) implements Stage {
        public Matching {
            matches = List.copyOf(matches);
            Limits.conditions("match", matches);
            Limits.notNegative("time of a match", lasts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matching(this);
        }

        @Override
        public String describe() {
            return "matching requests";
        }
    }
}
