package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.resource.ResourceId;

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
    record Controlled(String controller, String evidence, String advice) implements Ownership {

        /** The rule of its finding. */
        public static final String RULE = "ownership/controlled";

        /** The refusal to write that object. */
        public Finding finding(ResourceId id) {
            return Finding.error(RULE, says() + " and would undo the change")
                    .at(Place.in(id, ""))
                    .withSuggestion(advice);
        }

        /** That an edit of that object, which is shared with the controller, is tried out first. */
        public Finding note(ResourceId id) {
            return Finding.warning(RULE, says() + "; before the first write a probe tells whether it undoes the change")
                    .at(Place.in(id, ""));
        }

        private String says() {
            return controller + " keeps this object as it wants it (" + evidence + ")";
        }
    }
}
