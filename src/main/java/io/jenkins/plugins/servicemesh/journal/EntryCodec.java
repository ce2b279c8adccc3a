package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.time.Instant;
import java.util.List;

/** The versioned JSON form of an entry. */
public final class EntryCodec {

    private static final int VERSION = 1;

    private EntryCodec() {}

    public static String encode(JournalEntry entry) {
        JsonObject json = JsonObject.EMPTY
                .with("version", VERSION)
                .with("id", entry.id())
                .with("namespace", entry.namespace())
                .with("owner", entry.owner().name())
                .with("by", entry.by())
                .with("why", entry.why())
                .with("opened", entry.opened().toString())
                .with("state", entry.state())
                .with(
                        "changes",
                        entry.changes().stream().map(ChangeCodec::encode).toList());
        JsonObject continuing =
                entry.continues().map(id -> json.with("continues", id)).orElse(json);
        JsonObject limited = entry.until()
                .map(limit -> continuing.with("until", limit.toString()))
                .orElse(continuing);
        JsonObject cleaning =
                entry.cleansUp().map(ids -> limited.with("cleansUp", ids)).orElse(limited);
        return JsonText.print(
                entry.rollout().map(id -> cleaning.with("rollout", id)).orElse(cleaning));
    }

    /** @throws BadEntryException when the text is no entry of a version that we know */
    public static JournalEntry decode(String text) {
        try {
            JsonObject json = JsonText.parseObject(text);
            int version = json.number("version").orElseThrow().intValue();
            if (version != VERSION) {
                throw new BadEntryException(
                        "version " + version + " of a journal entry, only " + VERSION + " is known");
            }
            return decode(json);
        } catch (BadEntryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadEntryException("not a journal entry: " + e.getMessage());
        }
    }

    private static JournalEntry decode(JsonObject json) {
        List<RecordedChange> changes = json.array("changes").objects().stream()
                .map(ChangeCodec::decode)
                .toList();
        return new JournalEntry(
                json.text("id").orElseThrow(),
                json.text("namespace").orElseThrow(),
                new Owner(json.text("owner").orElseThrow()),
                json.text("by").orElseThrow(),
                json.text("why").orElseThrow(),
                Instant.parse(json.text("opened").orElseThrow()),
                JournalEntry.State.valueOf(json.text("state").orElseThrow()),
                json.text("continues"),
                json.text("until").map(Instant::parse),
                json.get("cleansUp").map(ids -> json.array("cleansUp").texts()),
                json.text("rollout"),
                changes);
    }

    /** What is in the cluster under our label is no entry that we can read; it is named, and never acted upon. */
    public static final class BadEntryException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadEntryException(String message) {
            super(message);
        }
    }
}
