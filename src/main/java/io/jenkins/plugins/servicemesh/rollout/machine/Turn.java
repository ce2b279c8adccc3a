package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** It stays where it is, and whoever said something learns that it was of no use, and why. */
    static Turn unheeded(Phase phase, Commanded command, String why, Instant now) {
        String word = command.command().name().toLowerCase(Locale.ROOT);
        return to(phase).telling(now, Kind.ANSWERED, "", "not heeded: " + word + " by " + command.by() + ", " + why);
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
