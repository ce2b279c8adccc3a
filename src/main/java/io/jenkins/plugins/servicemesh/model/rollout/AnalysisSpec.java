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
}
