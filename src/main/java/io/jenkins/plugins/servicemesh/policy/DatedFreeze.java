package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** From one date to another, once. */
record DatedFreeze(Instant from, Instant to, ZoneId zone, String reason) implements FreezeWindow {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    static DatedFreeze parse(String from, String to, ZoneId zone, String reason) {
        Instant begin = time("begin of a freeze", from, zone);
        Instant end = time("end of a freeze", to, zone);
        if (!end.isAfter(begin)) {
            throw new InvalidValueException("end of a freeze", to, "a time after its begin, " + from);
        }
        return new DatedFreeze(begin, end, zone, reason);
    }

    private static Instant time(String what, String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text, FORM).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidValueException(what, text, "a time such as 2026-12-20 08:00");
        }
    }

    @Override
    public Optional<Freeze> freeze(Instant now) {
        boolean holds = !now.isBefore(from) && now.isBefore(to);
        return holds ? Optional.of(new Freeze(to, zone, reason)) : Optional.empty();
    }
}
