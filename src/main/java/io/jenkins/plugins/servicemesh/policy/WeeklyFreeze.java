package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From one time of the week to another, each week. */
record WeeklyFreeze(WeekTime from, WeekTime to, ZoneId zone, String reason) implements FreezeWindow {

    private static final int LETTERS = 3;

    /** A day of the week and a time. */
    record WeekTime(DayOfWeek day, LocalTime time) {

        static WeekTime parse(String what, String text) {
            String[] parts = text.split("\\s+", -1);
            Optional<DayOfWeek> day = day(parts[0]);
            try {
                if (parts.length == 2 && day.isPresent()) {
                    return new WeekTime(day.get(), LocalTime.parse(parts[1]));
                }
            } catch (DateTimeException e) {
                // said below, as for every other mistake
            }
            throw new InvalidValueException(what, text, "a time such as Fri 16:00 or 2026-12-20 08:00");
        }

        private static Optional<DayOfWeek> day(String word) {
            String wanted = word.toUpperCase(Locale.ROOT);
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> wanted.length() >= LETTERS && day.name().startsWith(wanted))
                    .findFirst();
        }

        ZonedDateTime lastBefore(ZonedDateTime now) {
            ZonedDateTime last = now.with(TemporalAdjusters.previousOrSame(day)).with(time);
            return last.isAfter(now) ? last.minusWeeks(1) : last;
        }

        ZonedDateTime nextAfter(ZonedDateTime begin) {
            ZonedDateTime next = begin.with(TemporalAdjusters.nextOrSame(day)).with(time);
            return next.isAfter(begin) ? next : next.plusWeeks(1);
        }
    }

    static WeeklyFreeze parse(String from, String to, ZoneId zone, String reason) {
        WeekTime begin = WeekTime.parse("begin of a freeze", from);
        WeekTime end = WeekTime.parse("end of a freeze", to);
        if (begin.equals(end)) {
            throw new InvalidValueException("end of a freeze", to, "another time than its begin");
        }
        return new WeeklyFreeze(begin, end, zone, reason);
    }

    @Override
    public Optional<Freeze> freeze(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime end = to.nextAfter(from.lastBefore(here));
        return here.isBefore(end) ? Optional.of(new Freeze(end.toInstant(), zone, reason)) : Optional.empty();
    }
}
