package io.jenkins.plugins.servicemesh.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal: all findings at once, before anything was written. Its message is for the user; no trace is ever shown for it. */
public final class FindingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    /** @param findings at least one error among them */
    public FindingsException(Collection<Finding> findings) {
        super(findings.stream().map(Finding::describe).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public FindingsException(Finding finding) {
        this(List.of(finding));
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Throws all findings if one of them is an error. */
    public static void throwIfErrors(Collection<Finding> findings) {
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new FindingsException(findings);
        }
    }
}
