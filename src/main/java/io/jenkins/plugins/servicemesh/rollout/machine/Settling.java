package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;

/**
 * The change is made, and its first figures are still to come. Failures stop the rollout already.
 *
 * @param stage its number, from 0
 * @param since when traffic had that form
 * @param next when to look again
 */
public record Settling(int stage, Instant since, Instant next) implements Phase {

    static Settling since(int stage, Setting setting, Instant now) {
        return new Settling(stage, now, now.plus(setting.pace().alarm()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.settling(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        if (now.isBefore(next) || !setting.isJudged()) {
            return new Action.Sleep(setting.isJudged() ? next : now);
        }
        return new Action.Measure(since, false);
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        if (!setting.isJudged()) {
            return Turn.to(Analysing.since(stage, since, setting, now));
        }
        if (seen instanceof Observation.Figures figures) {
            return Alarm.of(figures, stage, setting, now).orElseGet(() -> goOn(setting, now));
        }
        return seen instanceof Observation.NoFigures ? goOn(setting, now) : Turn.to(this);
    }

    private Turn goOn(Setting setting, Instant now) {
        boolean settled = !now.isBefore(since.plus(setting.pace().firstFigures()));
        return Turn.to(
                settled
                        ? Analysing.since(stage, since, setting, now)
                        : new Settling(stage, since, now.plus(setting.pace().alarm())));
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return Watched.on(command, this, stage, since, Tally.NONE, setting, now);
    }

    @Override
    public List<Object> essence() {
        return Watched.essence(stage, since, Tally.NONE);
    }
}
