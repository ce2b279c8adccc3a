package io.jenkins.plugins.servicemesh.model;

/** What becomes of a change to an object that a controller, such as Argo CD, keeps as it wants it. */
public enum Sharing {
    /** It is not made: the controller would undo it. */
    REFUSE,
    /** It is made if the controller leaves it alone, which is tried out first. */
    SHARE;

    /** Shares where this or the other one does. */
    public Sharing or(Sharing other) {
        return this == SHARE ? this : other;
    }
}
