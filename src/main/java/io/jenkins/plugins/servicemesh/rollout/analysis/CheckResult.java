package io.jenkins.plugins.servicemesh.rollout.analysis;

/**
 * One check at one look.
 *
 * @param check its name
 * @param service whose version; empty for a query
 * @param value as measured, for people; with the stable version's beside it where it is compared
 * @param bound for people
 * @param requests of the new version that it rests on
 * @param dryRun whether the verdict is only told
 * @param explanation why, for people: counts, the chance of such figures for a version that holds the bound
 */
public record CheckResult(
        String check,
        String service,
        String value,
        String bound,
        long requests,
        Verdict verdict,
        boolean dryRun,
        String explanation) {

    /** {@code success rate of reviews 98.2 %, at least 99.5 % (9 of 500 requests failed ...)}: for people, in one line. */
    public String describe() {
        String whose = service.isEmpty() ? "" : " of " + service;
        return check + whose + " " + value + ", " + bound + " (" + explanation + ")";
    }
}
