package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in a rollout, for its report.
 *
 * @param share the new version's percent at that time, as text; empty where it has none
 * @param text for people
 * @param results of the checks, where they were looked at
 */
public record Moment(Instant at, Kind kind, String share, String text, List<CheckResult> results) {

    /** What kind of thing it is. */
    public enum Kind {
        BEGUN,
        SHIFTED,
        LOOKED,
        WAITING,
        ASKED,
        ANSWERED,
        TROUBLE,
        PROMOTED,
        DIVERTED,
        ENDED
    }

    public Moment {
        results = List.copyOf(results);
    }
}
