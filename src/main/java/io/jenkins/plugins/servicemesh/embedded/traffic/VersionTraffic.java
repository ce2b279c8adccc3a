package io.jenkins.plugins.servicemesh.embedded.traffic;

import io.jenkins.plugins.servicemesh.embedded.traffic.route.ShareHistory;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Behaviour;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one version gets and how it answers, over time.
 *
 * @param requestsPerSecond of the service; times count from {@code start}
 * @param behaviour of the version; times count from its first request
 * @param shares of the service's workloads
 * @param workloads that are this version
 * @param start of the run
 */
record VersionTraffic(
        Timeline<Double> requestsPerSecond,
        Timeline<Behaviour> behaviour,
        ShareHistory shares,
        Set<String> workloads,
        Instant start) {

    /**
     * A span of time in which nothing changes.
     *
     * @param expected how many requests
     */
    record Span(double expected, Behaviour behaviour) {}

    /** When it got its first request; empty while it had none. */
    Optional<Instant> first() {
        return shares.firstShareOf(workloads);
    }

    /** The spans of {@code (after, until]} in order. */
    List<Span> between(Instant after, Instant until) {
        Instant first = first().orElse(until);
        SortedSet<Instant> ends = new TreeSet<>(shares.changesBetween(after, until));
        requestsPerSecond.times().forEach(time -> ends.add(start.plus(time)));
        behaviour.times().forEach(time -> ends.add(first.plus(time)));
        ends.add(until);
        List<Span> spans = new ArrayList<>();
        Instant from = after;
        for (Iterator<Instant> next = ends.iterator(); next.hasNext() && from.isBefore(until); ) {
            Instant to = next.next();
            if (to.isAfter(from) && !to.isAfter(until)) {
                spans.add(span(from, to, first));
                from = to;
            }
        }
        return spans;
    }

    private Span span(Instant from, Instant to, Instant first) {
        double seconds = Duration.between(from, to).toNanos() / 1e9;
        double rate = requestsPerSecond.at(Duration.between(start, from));
        return new Span(seconds * rate * shares.at(from).of(workloads), behaviour.at(Duration.between(first, from)));
    }
}
