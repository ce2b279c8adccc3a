package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Answered;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;

/**
 * Someone is asked, and traffic stays as it is; failures stop the rollout meanwhile.
 *
 * @param stage its number, from 0
 * @param since when traffic had that form
 * @param tally of the stage's looks so far
 * @param deadline when the answer has to be there
 * @param nextAlarm when failures are looked for again
 */
public record Asking(int stage, Instant since, Question question, Tally tally, Instant deadline, Instant nextAlarm)
        implements Phase {

    static Turn turn(int stage, Instant since, Question question, Tally tally, Setting setting, Instant now) {
        Instant deadline = now.plus(setting.ending().gateWithin());
        return Turn.to(new Asking(stage, since, question, tally, deadline, alarm(setting, now)))
                .telling(now, Kind.ASKED, setting.share(stage), question.text());
    }

    private static Instant alarm(Setting setting, Instant now) {
        return now.plus(setting.pace().alarmWhileAsking());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.asking(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        if (!setting.isJudged()) {
            return new Action.Ask(question, deadline);
        }
        return now.isBefore(nextAlarm)
                ? new Action.Ask(question, nextAlarm.isBefore(deadline) ? nextAlarm : deadline)
                : new Action.Measure(since, false);
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Answered answer && !question.isPause()) {
            return answered(answer.yes(), answer.by(), setting, now);
        }
        if (seen instanceof Observation.Figures figures) {
            return Alarm.of(figures, stage, setting, now).orElseGet(() -> unalarmed(setting, now));
        }
        return seen instanceof Observation.NoFigures ? unalarmed(setting, now) : stillAsking(this, setting, now);
    }

    private Turn unalarmed(Setting setting, Instant now) {
        return stillAsking(new Asking(stage, since, question, tally, deadline, alarm(setting, now)), setting, now);
    }

    /** Failures were looked for before: a time limit that lets the new version have everything must not hide them. */
    private Turn stillAsking(Asking next, Setting setting, Instant now) {
        String text = "nobody answered in time: " + question.text();
        return now.isBefore(deadline) ? Turn.to(next) : Trouble.of(Cause.Kind.TIMEOUT, text, stage, setting, now);
    }

    private Turn answered(boolean yes, String by, Setting setting, Instant now) {
        String share = setting.share(stage);
        return yes
                ? Turn.to(resumed(setting, now)).telling(now, Kind.ANSWERED, share, by + " lets it go on")
                : Trouble.of(Cause.Kind.REFUSED, by + " refused: " + question.text(), stage, setting, now);
    }

    /** After a pause in the middle of a stage the stage goes on; else the next one begins. */
    private Phase resumed(Setting setting, Instant now) {
        return question.isPause()
                ? Analysing.since(stage, since, tally, setting, now)
                : Stages.after(stage, since, setting, now);
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return command.command() == Command.RESUME
                ? answered(true, command.by(), setting, now)
                : Watched.on(command, this, stage, since, tally, setting, now);
    }

    @Override
    public List<Object> essence() {
        return List.of("asking", stage, since, question, tally, deadline);
    }
}
