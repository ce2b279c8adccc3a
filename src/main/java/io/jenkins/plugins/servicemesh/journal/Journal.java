package io.jenkins.plugins.servicemesh.journal;

import java.util.List;

/** Where entries are kept. The only writer besides the applier: it writes entries, never mesh objects. */
public interface Journal {

    /** Keeps a new entry; it must be kept before the first write that it tells of. Keeping it twice keeps it once. */
    void open(JournalEntry entry);

    /** Keeps the entry's new state. */
    void close(JournalEntry entry, JournalEntry.State state);

    /** All entries of that namespace that can be read, the newest first. */
    List<JournalEntry> list(String namespace);

    /** Those of them that were not closed; cheaper than all. */
    List<JournalEntry> listOpen(String namespace);

    /** Those of them that are to be taken back at some time; cheaper than all. */
    List<JournalEntry> listTemporary(String namespace);

    /** Drops that entry; one that is gone already is no failure. */
    void drop(JournalEntry entry);

    /** Drops what is old, but never an open entry, an owner's newest ones, or one that cleanup needs. */
    void prune(String namespace, int keep);
}
