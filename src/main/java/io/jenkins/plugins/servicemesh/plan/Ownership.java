package io.jenkins.plugins.servicemesh.plan;

/** Whose object it is, with the evidence. */
public sealed interface Ownership {

    /** Ours by label, of this owner. */
    record Ours() implements Ownership {}

    /** Ours by label, of another job or instance. */
    record OfAnother(String owner) implements Ownership {}

    /** Nobody claims it by a label or field that we know. */
    record Unclaimed() implements Ownership {}

    /**
     * A controller keeps it as it wants it, and would undo what we write.
     *
     * @param controller for example {@code Argo CD}
     * @param evidence the label, annotation or field manager that says so
     * @param advice what makes sharing possible
     */
    record Controlled(String controller, String evidence, String advice) implements Ownership {}
}
