package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.Collection;
import java.util.List;

/** Findings as lines, the errors first. */
public final class FindingsText {

    private FindingsText() {}

    /** {@code error: service 'reviews' > ...: unknown mTLS mode 'strict'; allowed: ...}. */
    public static List<String> lines(Collection<Finding> findings) {
        return findings.stream()
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .map(finding -> finding.severity().word() + ": " + finding.describe())
                .distinct()
                .toList();
    }
}
