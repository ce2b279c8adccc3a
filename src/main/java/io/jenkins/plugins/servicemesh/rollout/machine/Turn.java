package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a rollout.
 *
 * @param phase where it is now
 * @param moments what there is to tell of it, in order
 */
public record Turn(Phase phase, List<Moment> moments) {

    public Turn {
        moments = List.copyOf(moments);
    }

    /** It is there now, and there is nothing to tell. */
    static Turn to(Phase phase) {
        return new Turn(phase, List.of());
    }

    /** The same, and this is told. */
    Turn telling(Instant at, Kind kind, String share, String text) {
        return telling(new Moment(at, kind, share, text, List.of()));
    }

    Turn telling(Instant at, Kind kind, String share, String text, List<CheckResult> results) {
        return telling(new Moment(at, kind, share, text, results));
    }

    private Turn telling(Moment moment) {
        List<Moment> all = new ArrayList<>(moments);
        all.add(moment);
        return new Turn(phase, all);
    }

    /** The same, and before it these are told. */
    Turn after(List<Moment> earlier) {
        List<Moment> all = new ArrayList<>(earlier);
        all.addAll(moments);
        return new Turn(phase, all);
    }
}
