package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import java.util.ArrayList;
import java.util.List;

/** A status as lines of text. */
public final class StatusText {

    private StatusText() {}

    /** What the mesh does, objects with whose they are, the journal, what could not be looked at, and last what is wrong. */
    public static List<String> lines(MeshStatus status) {
        List<String> lines = new ArrayList<>(MeshFactsText.lines(status));
        lines.add("Objects: " + status.objects().size());
        status.objects()
                .forEach(owned -> lines.add("  " + owned.object().id() + "  (" + owner(owned.ownership()) + ")"));
        lines.add("Journal: " + (status.open().isEmpty() && status.last().isEmpty() ? "no entries" : ""));
        status.open().forEach(entry -> lines.add("  Not closed: " + describe(entry)));
        status.last().forEach(entry -> lines.add("  Last written: " + describe(entry)));
        section(lines, "Not checked", status.notChecked());
        section(lines, "Findings", FindingsText.lines(status.findings()));
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(title + ":");
            content.forEach(line -> lines.add("  " + line));
        }
    }

    private static String describe(JournalEntry entry) {
        return entry.id() + " " + entry.opened() + " by " + entry.by() + ", for "
                + entry.owner().name() + ": " + entry.why();
    }

    static String owner(Ownership ownership) {
        if (ownership instanceof Ownership.Ours) {
            return "ours";
        }
        if (ownership instanceof Ownership.OfAnother other) {
            return "of " + other.owner();
        }
        if (ownership instanceof Ownership.Controlled controlled) {
            return "kept by " + controlled.controller() + ", " + controlled.evidence();
        }
        return "someone else's";
    }
}
