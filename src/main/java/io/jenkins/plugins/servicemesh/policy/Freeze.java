package io.jenkins.plugins.servicemesh.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A freeze that holds.
 *
 * @param until when it ends
 * @param zone whose time people read
 * @param reason for people
 */
public record Freeze(Instant until, ZoneId zone, String reason) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

    /** {@code nothing is changed on this cluster until Mon 2026-11-30 08:00 Europe/Berlin: weekend}. */
    public String describe() {
        return "nothing is changed on this cluster until " + TIME.format(until.atZone(zone)) + " " + zone + ": "
                + reason;
    }
}
