package io.jenkins.plugins.servicemesh.apply;

import java.security.SecureRandom;
import java.time.Instant;

/** Ids of journal entries and rollouts: sort by time, and two writers of one millisecond get two. */
public final class EntryIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RADIX = 36;

    private EntryIds() {}

    /** For example {@code m9q2k4xz-7f3a}; valid in an object's name. */
    public static String next(Instant now) {
        String random = Integer.toString(RANDOM.nextInt(RADIX * RADIX * RADIX * RADIX), RADIX);
        return Long.toString(now.toEpochMilli(), RADIX) + "-" + "0".repeat(4 - random.length()) + random;
    }
}
