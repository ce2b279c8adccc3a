package io.jenkins.plugins.servicemesh.check.schema.definition;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of a kind.
 *
 * @param name for example {@code v1beta1}
 * @param served whether the API offers it
 * @param storage whether objects are stored in it; one version of a kind is
 * @param status whether the status is written separately
 */
public record DefinitionVersion(String name, boolean served, boolean storage, boolean status) {

    /** The version that clients should prefer first: stable before beta before alpha, the newest of each first. */
    public static final Comparator<DefinitionVersion> BY_STABILITY = Comparator.<DefinitionVersion>comparingLong(
                    version -> rank(version.name()))
            .reversed();

    private static final Pattern NAME = Pattern.compile("v(\\d{1,6})(?:(alpha|beta)(\\d{1,6}))?");
    private static final long MILLION = 1_000_000;

    private static long rank(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return -1;
        }
        long major = Long.parseLong(parts.group(1));
        if (parts.group(2) == null) {
            return 2 * MILLION * MILLION + major * MILLION;
        }
        long stability = parts.group(2).equals("beta") ? MILLION * MILLION : 0;
        return stability + major * MILLION + Long.parseLong(parts.group(3));
    }
}
