package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Look;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stage's figures are judged: failures at once, checks from look to look.
 *
 * @param stage its number, from 0
 * @param since when traffic had that form
 * @param nextAlarm when failures are looked for again
 * @param nextLook when the checks are judged again
 * @param tally of the looks so far
 */
public record Analysing(int stage, Instant since, Instant nextAlarm, Instant nextLook, Tally tally) implements Phase {

    static Analysing since(int stage, Instant since, Setting setting, Instant now) {
        return since(stage, since, Tally.NONE, setting, now);
    }

    /** The same in the middle of a stage: what was counted before still counts. */
    static Analysing since(int stage, Instant since, Tally tally, Setting setting, Instant now) {
        Instant first = setting.isJudged() ? setting.firstLook(stage, since) : setting.end(stage, since);
        return new Analysing(stage, since, now, later(first, now), tally);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.analysing(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        if (!now.isBefore(nextLook)) {
            return setting.isJudged() ? new Action.Measure(since, true) : new Action.Sleep(now);
        }
        if (!setting.isJudged()) {
            return new Action.Sleep(nextLook);
        }
        return now.isBefore(nextAlarm)
                ? new Action.Sleep(earlier(nextAlarm, nextLook))
                : new Action.Measure(since, false);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        boolean look = !now.isBefore(nextLook);
        if (!setting.isJudged()) {
            return look ? passed(setting, now) : Turn.to(this);
        }
        if (seen instanceof Figures figures) {
            return Alarm.of(figures, stage, setting, now)
                    .orElseGet(() -> look && figures.full() ? looked(figures, setting, now) : unalarmed(setting, now));
        }
        if (seen instanceof Observation.NoFigures none) {
            return look ? unanswered(none.why(), setting, now) : unalarmed(setting, now);
        }
        return Turn.to(this);
    }

    private Turn unalarmed(Setting setting, Instant now) {
        return Turn.to(new Analysing(stage, since, now.plus(setting.pace().alarm()), nextLook, tally));
    }

    /** The source gave no answer: that says nothing of the version, and is counted for itself. */
    private Turn unanswered(String why, Setting setting, Instant now) {
        String text = "no figures: " + why;
        if (!setting.decides()) {
            return isOver(setting, now) ? passed(setting, now) : waiting(tally, text, setting, now);
        }
        Tally counted = tally.withError();
        if (counted.errors() > setting.spec().analysis().errorsAllowed()) {
            return Trouble.of(Cause.Kind.METRICS, text, stage, setting, now);
        }
        return waiting(counted, text, setting, now);
    }

    private Turn waiting(Tally counted, String text, Setting setting, Instant now) {
        return again(counted, setting, now).telling(now, Kind.WAITING, setting.share(stage), text);
    }

    private boolean isOver(Setting setting, Instant now) {
        return !now.isBefore(setting.end(stage, since));
    }

    private Turn looked(Figures figures, Setting setting, Instant now) {
        List<CheckResult> results =
                setting.analysis().judge(new Look(number(setting, now), figures.services(), figures.queries()));
        return judged(results, setting, now).after(List.of(moment(results, setting, now)));
    }

    private Moment moment(List<CheckResult> results, Setting setting, Instant now) {
        return new Moment(now, Kind.LOOKED, setting.share(stage), "looked at the figures", results);
    }

    /** Which look of the stage this is: by time, so that a restart counts on. */
    private int number(Setting setting, Instant now) {
        long passed = Duration.between(since, now).toMillis();
        return (int) Math.max(1, passed / Math.max(1, setting.lookEvery(stage).toMillis()));
    }

    private Turn judged(List<CheckResult> results, Setting setting, Instant now) {
        Tally counted = tally.withoutErrors();
        if (has(results, Verdict.FAIL)) {
            return failed(results, counted.withFailure(), setting, now);
        }
        if (!isOver(setting, now)) {
            return again(counted, setting, now);
        }
        if (has(results, Verdict.TOO_FEW) || has(results, Verdict.NO_DATA)) {
            return withoutData(results, counted, setting, now);
        }
        if (has(results, Verdict.INCONCLUSIVE)) {
            return inconclusive(results, counted.withInconclusive(), setting, now);
        }
        return passed(setting, now);
    }

    private Turn failed(List<CheckResult> results, Tally counted, Setting setting, Instant now) {
        return counted.failures() > setting.spec().analysis().failuresAllowed()
                ? Trouble.of(Cause.Kind.FAILURE, words(results, Verdict.FAIL), stage, setting, now)
                : again(counted, setting, now);
    }

    private Turn withoutData(List<CheckResult> results, Tally counted, Setting setting, Instant now) {
        AnalysisSpec analysis = setting.spec().analysis();
        String why = words(results, has(results, Verdict.TOO_FEW) ? Verdict.TOO_FEW : Verdict.NO_DATA);
        return switch (analysis.onNoData()) {
            case PASS -> passed(setting, now);
            case FAIL -> Trouble.of(Cause.Kind.FAILURE, why, stage, setting, now);
            case ASK -> asked(Question.Kind.NO_DATA, why, setting, now);
            case WAIT ->
                now.isBefore(setting.end(stage, since).plus(analysis.noDataFor()))
                        ? again(counted, setting, now)
                        : Trouble.of(Cause.Kind.TIMEOUT, why, stage, setting, now);
        };
    }

    private Turn inconclusive(List<CheckResult> results, Tally counted, Setting setting, Instant now) {
        return counted.inconclusive() > setting.spec().analysis().inconclusiveAllowed()
                ? asked(Question.Kind.INCONCLUSIVE, words(results, Verdict.INCONCLUSIVE), setting, now)
                : again(counted, setting, now);
    }

    private Turn asked(Question.Kind kind, String why, Setting setting, Instant now) {
        return Asking.turn(stage, since, new Question(kind, why), tally, setting, now);
    }

    private Turn passed(Setting setting, Instant now) {
        return setting.stage(stage).asks()
                ? asked(
                        Question.Kind.PLANNED,
                        "go on after " + setting.stage(stage).describe() + "?",
                        setting,
                        now)
                : Turn.to(Stages.after(stage, since, setting, now));
    }

    private Turn again(Tally counted, Setting setting, Instant now) {
        Instant next = now.plus(setting.lookEvery(stage));
        Instant end = setting.end(stage, since);
        boolean endsBefore = now.isBefore(end) && end.isBefore(next);
        return Turn.to(new Analysing(stage, since, now.plus(setting.pace().alarm()), endsBefore ? end : next, counted));
    }

    private static boolean has(List<CheckResult> results, Verdict verdict) {
        return results.stream().anyMatch(result -> counts(result, verdict));
    }

    private static boolean counts(CheckResult result, Verdict verdict) {
        return result.verdict() == verdict && !result.dryRun();
    }

    private static String words(List<CheckResult> results, Verdict verdict) {
        return results.stream()
                .filter(result -> counts(result, verdict))
                .map(result -> result.describe())
                .collect(Collectors.joining("; "));
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return Watched.on(command, this, stage, since, tally, setting, now);
    }

    @Override
    public List<Object> essence() {
        return Watched.essence(stage, since, tally);
    }
}
