package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries may go. Cleanup puts each place of someone else's object back to what it was before we first wrote it, if
 * it still is what we wrote last: so the first and the last standing entry of every such place stay.
 */
final class Retention {

    /** A place in someone else's object that we wrote. */
    private record Place(ResourceId id, JsonPointer path, List<ItemIdentity> trail) {}

    private Retention() {}

    /** Those of the entries, the newest first, that nobody needs any more. */
    static List<JournalEntry> droppable(List<JournalEntry> newestFirst, int keep) {
        Set<String> needed = needed(newestFirst);
        return newestFirst.stream()
                .skip(Math.max(keep, 1))
                .filter(entry -> entry.state() != JournalEntry.State.OPEN && !needed.contains(entry.id()))
                .toList();
    }

    private static Set<String> needed(List<JournalEntry> newestFirst) {
        Map<Place, String> last = new HashMap<>();
        Map<Place, String> first = new HashMap<>();
        Set<String> needed = new HashSet<>();
        for (JournalEntry entry : newestFirst) {
            entry.continues().ifPresent(needed::add);
            for (Place place : places(entry)) {
                last.putIfAbsent(place, entry.id());
                first.put(place, entry.id());
            }
        }
        needed.addAll(first.values());
        needed.addAll(last.values());
        return needed;
    }

    private static List<Place> places(JournalEntry entry) {
        if (!entry.isStanding()) {
            return List.of();
        }
        return entry.changes().stream()
                .filter(change -> change instanceof RecordedChange.Edited edited && !edited.ours())
                .map(RecordedChange.Edited.class::cast)
                .flatMap(edited -> edited.edits().stream()
                        .map(edit -> new Place(edited.id(), edit.edit().path(), edit.trail())))
                .toList();
    }
}
