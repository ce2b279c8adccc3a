package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import java.io.Serializable;

/** What a mesh step returns to the Pipeline: plain values behind getters. */
public final class MeshResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int changes;
    private final boolean inEffect;
    private final String journalEntry;

    private MeshResult(int changes, boolean inEffect, String journalEntry) {
        this.changes = changes;
        this.inEffect = inEffect;
        this.journalEntry = journalEntry;
    }

    static MeshResult of(ApplyResult result) {
        return new MeshResult(
                result.outcomes().size(),
                result.verification().isInEffect(),
                result.journalEntry().orElse(""));
    }

    /** How many objects were written. */
    public int getChanges() {
        return changes;
    }

    /** Whether nothing had to be written. */
    public boolean isUnchanged() {
        return changes == 0;
    }

    /** Whether what was written is known to work. */
    public boolean isInEffect() {
        return inEffect;
    }

    /** The id for {@code meshRollback}; empty when nothing was written. */
    public String getJournalEntry() {
        return journalEntry;
    }
}
