package io.jenkins.plugins.servicemesh.rollout.machine;

/**
 * What someone is asked.
 *
 * @param text for people: why, and what a yes means
 */
public record Question(Kind kind, String text) {

    /** Why someone is asked. */
    public enum Kind {
        /** The rollout's own plan says so. */
        PLANNED,
        /** The figures are there and cannot be judged. */
        INCONCLUSIVE,
        /** There are too few figures. */
        NO_DATA,
        /** A person paused it; only a person lets it go on. */
        PAUSED
    }

    static Question pausedBy(String person) {
        return new Question(Kind.PAUSED, "paused by " + person);
    }

    boolean isPause() {
        return kind == Kind.PAUSED;
    }
}
