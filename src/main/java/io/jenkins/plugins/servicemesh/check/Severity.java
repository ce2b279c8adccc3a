package io.jenkins.plugins.servicemesh.check;

import java.util.Locale;

/** How much a finding weighs: an error stops every write. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The word in JSON output: {@code error}, {@code warning} or {@code info}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
