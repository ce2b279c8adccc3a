package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/**
 * What was seen in a namespace; facts only.
 *
 * @param mesh what the mesh itself is doing there
 * @param objects the mesh's objects with whose each is, in the order of their kinds
 * @param notChecked what could not be looked at, and what it takes
 * @param open entries whose writes are not known to have ended, the newest first
 * @param last the newest entry that stands, at most one
 * @param findings what is wrong (an error: degraded) or worth knowing, of the mesh and of the journal
 */
public record MeshStatus(
        String namespace,
        MeshFacts mesh,
        List<Owned> objects,
        List<String> notChecked,
        List<JournalEntry> open,
        List<JournalEntry> last,
        List<Finding> findings) {

    public MeshStatus {
        objects = List.copyOf(objects);
        notChecked = List.copyOf(notChecked);
        open = List.copyOf(open);
        last = List.copyOf(last);
        findings = List.copyOf(findings);
    }

    /** Whether something that should work does not: some finding is an error. */
    public boolean isDegraded() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** An object and whose it is. */
    public record Owned(Resource object, Ownership ownership) {}
}
