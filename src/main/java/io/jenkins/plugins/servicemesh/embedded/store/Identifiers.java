package io.jenkins.plugins.servicemesh.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** Makes the uids and name endings of a server. Every server makes the same ones, so that a rehearsal can be repeated. */
public final class Identifiers {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789"; // Kubernetes' own: no vowels, so no words
    private static final int SUFFIX = 5;

    private final Random random = new Random(1);

    String uid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    /** What is put behind a {@code generateName}. */
    String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }

    /** The name ending that stands for that content. */
    public static String hash(String content) {
        StringBuilder hash = new StringBuilder();
        long rest =
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        for (int i = 0; i < 2 * SUFFIX; i++) {
            hash.append(LETTERS.charAt(Math.floorMod(rest, LETTERS.length())));
            rest /= LETTERS.length();
        }
        return hash.toString();
    }
}
