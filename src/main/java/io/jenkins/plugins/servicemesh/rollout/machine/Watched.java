package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;

/** What the phases have in common in which a stage's traffic flows and is watched. */
final class Watched {

    private Watched() {}

    static Turn on(Commanded command, Phase phase, int stage, Instant since, Setting setting, Instant now) {
        String share = setting.share(stage);
        return switch (command.command()) {
            case ABORT -> Trouble.aborted(command.by(), share, setting, now);
            case PROMOTE -> Promoting.because("promoted by " + command.by(), share, setting, now);
            case PAUSE -> paused(command.by(), stage, since, setting, now);
            case RESUME -> Turn.to(phase);
        };
    }

    private static Turn paused(String by, int stage, Instant since, Setting setting, Instant now) {
        Question question = new Question(Question.Kind.PAUSED, "paused by " + by);
        return Turn.to(Asking.of(stage, since, question, setting, now))
                .telling(now, Kind.ASKED, setting.share(stage), question.text());
    }

    /** Both phases are one to a restart: whether a stage is settled follows from the time. */
    static List<Object> essence(int stage, Instant since, Tally tally) {
        return List.of("watched", stage, since, tally);
    }
}
