package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Change;

/** What became of one change. */
public sealed interface ChangeOutcome {

    Change change();

    /** It was written. */
    record Written(Change change) implements ChangeOutcome {}

    /** Someone else had made the same change meanwhile. */
    record AlreadySo(Change change) implements ChangeOutcome {}
}
