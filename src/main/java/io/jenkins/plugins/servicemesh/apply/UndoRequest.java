package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What to take back, and for whom.
 *
 * @param namespace where the journal and the leases are kept
 * @param entries to take back, the newest first
 * @param planner works out on what the cluster holds now what is to be written
 * @param hosts whose routes an object decides: one writer at a time for each
 * @param by the build or person that writes
 * @param recorded whether it gets an entry of its own, as a cleanup does
 */
public record UndoRequest(
        String namespace,
        List<JournalEntry> entries,
        Supplier<Plan> planner,
        Function<Resource, List<String>> hosts,
        Owner owner,
        String by,
        boolean recorded) {

    public UndoRequest {
        entries = List.copyOf(entries);
    }
}
