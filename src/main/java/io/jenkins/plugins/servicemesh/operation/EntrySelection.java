package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.time.Instant;
import java.util.regex.Pattern;

/** Which entries of a journal to take back. Only entries that stand are chosen from. */
public sealed interface EntrySelection {

    /** Whether an entry is meant, seen by that owner. */
    boolean selects(JournalEntry entry, Owner owner);

    /** Whether the newest of those that are meant is meant alone. */
    boolean onlyNewest();

    /** For people, what it is when nothing is selected. */
    String describe(Owner owner);

    /** The newest entry of this owner. */
    record Last() implements EntrySelection {
        @Override
        public boolean selects(JournalEntry entry, Owner owner) {
            return entry.owner().equals(owner);
        }

        @Override
        public boolean onlyNewest() {
            return true;
        }

        @Override
        public String describe(Owner owner) {
            return "nothing to take back for owner " + owner.name();
        }
    }

    /** The entry with that id, whoever's it is. */
    record Entry(String id) implements EntrySelection {
        @Override
        public boolean selects(JournalEntry entry, Owner owner) {
            return entry.id().equals(id);
        }

        @Override
        public boolean onlyNewest() {
            return true;
        }

        @Override
        public String describe(Owner owner) {
            return "no entry '" + id + "' that could be taken back";
        }
    }

    /**
     * All entries of this owner that a build wrote.
     *
     * @param by who wrote, or a part of it between other signs than letters and digits: {@code build 4} is not {@code build 42}
     */
    record Build(String by) implements EntrySelection {
        @Override
        public boolean selects(JournalEntry entry, Owner owner) {
            Pattern whole = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(by) + "(?![A-Za-z0-9])");
            return entry.owner().equals(owner) && whole.matcher(entry.by()).find();
        }

        @Override
        public boolean onlyNewest() {
            return false;
        }

        @Override
        public String describe(Owner owner) {
            return "nothing of build '" + by + "' to take back for owner " + owner.name();
        }
    }

    /** All entries of this owner that were begun at that time or later, so that it is as it was before. */
    record Since(Instant time) implements EntrySelection {
        @Override
        public boolean selects(JournalEntry entry, Owner owner) {
            return entry.owner().equals(owner) && !entry.opened().isBefore(time);
        }

        @Override
        public boolean onlyNewest() {
            return false;
        }

        @Override
        public String describe(Owner owner) {
            return "nothing since " + time + " to take back for owner " + owner.name();
        }
    }
}
