package io.jenkins.plugins.servicemesh.rollout.analysis;

/** What a look says of one check. Errors of the source are not among them: without figures there is no look. */
public enum Verdict {
    /** Nothing speaks against the version. */
    PASS,
    /** It is worse than the bound, and that is no chance. */
    FAIL,
    /** The figures are there and cannot be judged. */
    INCONCLUSIVE,
    /** Too few requests for a verdict. */
    TOO_FEW,
    /** No series of the version, or of what it is compared with. */
    NO_DATA
}
