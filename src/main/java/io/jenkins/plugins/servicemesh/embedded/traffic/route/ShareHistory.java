package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The shares of one service's workloads over time. What they were first, they always were before. */
public final class ShareHistory {

    private final NavigableMap<Instant, Shares> changes = new TreeMap<>();

    /** @param start since when it is watched */
    public ShareHistory(Instant start, Shares first) {
        changes.put(start, first);
    }

    /** From then on the shares are these. */
    public synchronized void put(Instant at, Shares shares) {
        if (!changes.lastEntry().getValue().equals(shares)) {
            changes.put(at, shares);
        }
    }

    /** The shares right after that time. */
    public synchronized Shares at(Instant time) {
        Map.Entry<Instant, Shares> last = changes.floorEntry(time);
        return last == null ? changes.firstEntry().getValue() : last.getValue();
    }

    /** When they changed between these times. */
    public synchronized List<Instant> changesBetween(Instant after, Instant before) {
        return before.isAfter(after)
                ? List.copyOf(changes.subMap(after, false, before, false).keySet())
                : List.of();
    }

    /** When these workloads got their first requests; empty while they had none. */
    public synchronized Optional<Instant> firstShareOf(Collection<String> workloads) {
        return changes.entrySet().stream()
                .filter(change -> change.getValue().of(workloads) > 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
