package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A value that changes at certain times.
 *
 * @param first before all changes
 * @param changes the value from that time on, counted from some beginning
 */
public record Timeline<T>(T first, NavigableMap<Duration, T> changes) {

    public Timeline {
        changes = Collections.unmodifiableNavigableMap(new TreeMap<>(changes));
    }

    /** One value for all times. */
    public static <T> Timeline<T> always(T value) {
        return new Timeline<>(value, Collections.emptyNavigableMap());
    }

    /** The same, and from that time on the last value with this change. */
    public Timeline<T> then(Duration at, UnaryOperator<T> change) {
        NavigableMap<Duration, T> more = new TreeMap<>(changes);
        more.put(at, change.apply(at(at)));
        return new Timeline<>(first, more);
    }

    /** The value at that time. */
    public T at(Duration time) {
        Map.Entry<Duration, T> last = changes.floorEntry(time);
        return last == null ? first : last.getValue();
    }

    /** The times of the changes. */
    public Set<Duration> times() {
        return changes.keySet();
    }
}
