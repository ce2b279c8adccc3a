package io.jenkins.plugins.servicemesh.verify;

import java.util.List;

/** A verdict for each expectation. */
public record Verification(List<Verdict> verdicts) {

    /** Nothing was expected. */
    public static final Verification NONE = new Verification(List.of());

    public Verification {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether nothing is known to be missing; what could not be looked at does not count as missing. */
    public boolean isInEffect() {
        return verdicts.stream().noneMatch(Verdict.NotMet.class::isInstance);
    }

    /** Those that did not come true. */
    public List<Verdict> missing() {
        return verdicts.stream().filter(Verdict.NotMet.class::isInstance).toList();
    }
}
