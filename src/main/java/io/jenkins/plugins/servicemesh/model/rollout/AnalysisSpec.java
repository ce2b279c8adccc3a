package io.jenkins.plugins.servicemesh.model.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a rollout is judged.
 *
 * @param checks all of them have to hold
 * @param checkEvery how often they are read
 * @param minRequests of the new version since the last change of traffic, under which there is no verdict
 * @param initialDelay after a change of traffic, before the first verdict; the early stop does not wait for it
 * @param failuresAllowed how many failed readings are tolerated
 * @param errorsAllowed how many readings in a row may be errors of the metric source
 * @param inconclusiveAllowed how many inconclusive readings are tolerated before someone is asked
 * @param onNoData what too little data means at the end of a stage
 * @param noDataFor how long a stage waits for enough data, where it waits
 * @param source the name of the metric source; empty for the cluster's own
 */
public record AnalysisSpec(
        List<Check> checks,
        Optional<Duration> checkEvery,
        int minRequests,
        Duration initialDelay,
        int failuresAllowed,
        int errorsAllowed,
        int inconclusiveAllowed,
        OnNoData onNoData,
        Duration noDataFor,
        Optional<String> source) {

    /** Under so many requests there is no verdict, unless told otherwise. */
    public static final int MIN_REQUESTS = 20;

    /** What too little data means. */
    public enum OnNoData {
        /** The stage lasts longer. */
        WAIT,
        /** The version is taken for bad. */
        FAIL,
        /** The stage is passed. */
        PASS,
        /** Someone is asked. */
        ASK
    }

    public AnalysisSpec {
        checks = List.copyOf(checks);
        Limits.unique("check", checks.stream().map(Check::name).toList());
        checkEvery.ifPresent(time -> Limits.positive("checks every", time));
        Limits.atLeast("minRequests", 1, minRequests);
        Limits.notNegative("initialDelay", initialDelay);
        Limits.atLeast("failures", 0, failuresAllowed);
        Limits.atLeast("errors", 0, errorsAllowed);
        Limits.atLeast("inconclusive", 0, inconclusiveAllowed);
        Limits.positive("noDataFor", noDataFor);
    }

    /** No checks: nothing is judged, and only pods and routes are looked at. */
    public static final AnalysisSpec NONE = of(List.of());

    /** These checks, with all else as it is by default. */
    public static AnalysisSpec of(List<Check> checks) {
        return new AnalysisSpec(
                checks,
                Optional.empty(),
                MIN_REQUESTS,
                Duration.ZERO,
                0,
                4,
                0,
                OnNoData.WAIT,
                Duration.ofMinutes(30),
                Optional.empty());
    }

    public AnalysisSpec withChecks(List<Check> wanted) {
        return new AnalysisSpec(
                wanted,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withCheckEvery(Duration wanted) {
        return new AnalysisSpec(
                checks,
                Optional.of(wanted),
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withMinRequests(int wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                wanted,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withInitialDelay(Duration wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                wanted,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withFailuresAllowed(int wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                wanted,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withErrorsAllowed(int wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                wanted,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withInconclusiveAllowed(int wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                wanted,
                onNoData,
                noDataFor,
                source);
    }

    public AnalysisSpec withOnNoData(OnNoData wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                wanted,
                noDataFor,
                source);
    }

    public AnalysisSpec withNoDataFor(Duration wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                wanted,
                source);
    }

    public AnalysisSpec withSource(String wanted) {
        return new AnalysisSpec(
                checks,
                checkEvery,
                minRequests,
                initialDelay,
                failuresAllowed,
                errorsAllowed,
                inconclusiveAllowed,
                onNoData,
                noDataFor,
                Optional.of(wanted));
    }
}
