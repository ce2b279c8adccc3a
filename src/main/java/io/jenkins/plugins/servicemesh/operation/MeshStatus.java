package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/**
 * What was seen in a namespace; facts only.
 *
 * @param objects the mesh's objects with whose each is, in the order of their kinds
 * @param notChecked what could not be looked at, and what it takes
 * @param open entries whose writes are not known to have ended, the newest first
 * @param last the newest entry that stands, at most one
 */
public record MeshStatus(
        String namespace,
        List<Owned> objects,
        List<String> notChecked,
        List<JournalEntry> open,
        List<JournalEntry> last) {

    public MeshStatus {
        objects = List.copyOf(objects);
        notChecked = List.copyOf(notChecked);
        open = List.copyOf(open);
        last = List.copyOf(last);
    }

    /** An object and whose it is. */
    public record Owned(Resource object, Ownership ownership) {}
}
