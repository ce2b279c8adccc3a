package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import java.util.ArrayList;
import java.util.List;

/** A status as lines of text. */
public final class StatusText {

    private StatusText() {}

    /** Objects with whose they are, then the journal, then what could not be looked at. */
    public static List<String> lines(MeshStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("Namespace " + status.namespace() + ": " + status.objects().size() + " mesh objects");
        status.objects()
                .forEach(owned -> lines.add("  " + owned.object().id() + "  (" + owner(owned.ownership()) + ")"));
        status.open()
                .forEach(entry -> lines.add("Cut off: " + describe(entry) + "; 'mesh rollback " + entry.id()
                        + "' takes it back, the next apply finishes it"));
        status.last().forEach(entry -> lines.add("Last written: " + describe(entry)));
        status.notChecked().forEach(what -> lines.add("Not checked: needs " + what));
        return lines;
    }

    private static String describe(JournalEntry entry) {
        return entry.id() + " " + entry.opened() + " by " + entry.by() + ": " + entry.why();
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
