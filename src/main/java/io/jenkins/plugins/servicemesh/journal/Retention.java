package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entries of one owner may go. Cleanup puts each place of someone else's object back to what it was before we first
 * wrote it, if it still is what we wrote last: so the first and the last written entry of every such place stay.
 */
final class Retention {

    /** A place in someone else's object that an owner wrote. */
    private record Place(Owner owner, ResourceId id, JsonPointer path, List<ItemIdentity> trail) {}

    private Retention() {}

    /** Those of the entries, the newest first, that nobody needs any more; so many of each owner's newest stay anyway. */
    static List<JournalEntry> droppable(List<JournalEntry> newestFirst, int keep) {
        Set<String> needed = needed(newestFirst);
        Map<Owner, List<JournalEntry>> byOwner = newestFirst.stream()
                .collect(Collectors.groupingBy(JournalEntry::owner, LinkedHashMap::new, Collectors.toList()));
        return byOwner.values().stream()
                .flatMap(entries -> entries.stream().skip(Math.max(keep, 1)))
                .filter(entry -> entry.state() != JournalEntry.State.OPEN && !needed.contains(entry.id()))
                .filter(entry -> entry.until().isEmpty() || !entry.isStanding())
                .filter(entry -> entry.rollout().isEmpty())
                .toList();
    }

    private static Set<String> needed(List<JournalEntry> newestFirst) {
        Map<Place, String> last = new HashMap<>();
        Map<Place, String> first = new HashMap<>();
        Set<String> needed = new HashSet<>();
        for (JournalEntry entry : newestFirst) {
            entry.continues().ifPresent(needed::add);
            entry.cleansUp().ifPresent(needed::addAll);
            for (Place place : places(entry)) {
                last.putIfAbsent(place, entry.id());
                first.put(place, entry.id());
            }
        }
        needed.addAll(first.values());
        needed.addAll(last.values());
        return needed;
    }

    /** An open entry stays anyway, and it may never have been written: then an earlier one is the last. */
    private static List<Place> places(JournalEntry entry) {
        if (entry.state() != JournalEntry.State.CLOSED) {
            return List.of();
        }
        return entry.changes().stream()
                .filter(change -> change instanceof RecordedChange.Edited edited && !edited.ours())
                .map(RecordedChange.Edited.class::cast)
                .flatMap(edited -> edited.edits().stream()
                        .map(edit -> new Place(
                                entry.owner(), edited.id(), edit.edit().path(), edit.trail())))
                .toList();
    }
}
