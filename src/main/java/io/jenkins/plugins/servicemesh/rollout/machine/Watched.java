package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;

/** What the phases have in common in which a stage's traffic flows and is watched. */
final class Watched {

    private Watched() {}

    static Turn on(
            Commanded command, Phase phase, int stage, Instant since, Tally tally, Setting setting, Instant now) {
        String share = setting.share(stage);
        return switch (command.command()) {
            case ABORT -> Trouble.aborted(command.by(), stage, share, setting, now);
            case PROMOTE -> Promoting.because("promoted by " + command.by(), stage, share, setting, now);
            case PAUSE ->
                isPaused(phase)
                        ? Turn.to(phase)
                        : Asking.turn(stage, since, Question.pausedBy(command.by()), tally, setting, now);
            case RESUME -> Turn.to(phase);
        };
    }

    private static boolean isPaused(Phase phase) {
        return phase instanceof Asking asking && asking.question().isPause();
    }

    /** Both phases are one to a restart: whether a stage is settled follows from the time. */
    static List<Object> essence(int stage, Instant since, Tally tally) {
        return List.of("watched", stage, since, tally);
    }
}
