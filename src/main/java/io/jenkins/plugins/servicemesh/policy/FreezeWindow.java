package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A time in which nothing is changed: the same each week, or once. */
public sealed interface FreezeWindow permits WeeklyFreeze, DatedFreeze {

    /** The freeze, if it holds at that time. */
    Optional<Freeze> freeze(Instant now);

    /**
     * Reads a window: {@code Fri 16:00} to {@code Mon 08:00} each week, or {@code 2026-12-20 00:00} to {@code 2027-01-02 00:00}.
     *
     * @param zone such as {@code Europe/Berlin}
     * @param reason for people
     * @throws InvalidValueException for anything else, and for a window that ends before it begins
     */
    static FreezeWindow parse(String from, String to, String zone, String reason) {
        ZoneId where = zone(zone);
        boolean once = !from.isEmpty() && Character.isDigit(from.charAt(0));
        return once ? DatedFreeze.parse(from, to, where, reason) : WeeklyFreeze.parse(from, to, where, reason);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidValueException("time zone of a freeze", name, "a name such as Europe/Berlin or UTC");
        }
    }
}
