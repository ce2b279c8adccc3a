package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A timeline whose parts come in any order: each change is one of the value before it, whichever that turns out to be.
 *
 * @param first before all changes
 * @param changes by their time
 */
record TimelineDraft<T>(T first, NavigableMap<Duration, UnaryOperator<T>> changes) {

    static <T> TimelineDraft<T> of(T first) {
        return new TimelineDraft<>(first, new TreeMap<>());
    }

    /** With another beginning. */
    TimelineDraft<T> beginning(UnaryOperator<T> change) {
        return new TimelineDraft<>(change.apply(first), changes);
    }

    /** With a change at that time, after those of the same time. */
    TimelineDraft<T> then(Duration at, UnaryOperator<T> change) {
        NavigableMap<Duration, UnaryOperator<T>> more = new TreeMap<>(changes);
        more.merge(at, change, (one, other) -> value -> other.apply(one.apply(value)));
        return new TimelineDraft<>(first, more);
    }

    Timeline<T> timeline() {
        Timeline<T> timeline = Timeline.always(first);
        for (Map.Entry<Duration, UnaryOperator<T>> change : changes.entrySet()) {
            timeline = timeline.then(change.getKey(), change.getValue());
        }
        return timeline;
    }
}
