package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.rollout.analysis.Analysis;
import java.time.Duration;
import java.time.Instant;

/**
 * What stays the same over a rollout.
 *
 * @param spec what is wanted
 * @param analysis how it is judged
 * @param pace how fast figures come
 */
public record Setting(RolloutSpec spec, Analysis analysis, Pace pace) {

    private static final int LOOKS_A_STAGE = 4;

    /** The setting of that rollout. */
    public static Setting of(RolloutSpec spec, Pace pace) {
        return new Setting(spec, new Analysis(spec), pace);
    }

    Stage stage(int number) {
        return spec.stages().get(number);
    }

    EndingSpec ending() {
        return spec.ending();
    }

    boolean isJudged() {
        return !spec.analysis().checks().isEmpty();
    }

    /** The time between two looks: as wanted, else a quarter of the stage, but no shorter than two scrapes. */
    Duration lookEvery(int stage) {
        Duration quarter = stage(stage).lasts().dividedBy(LOOKS_A_STAGE);
        Duration twoScrapes = pace.scrape().multipliedBy(2);
        return spec.analysis().checkEvery().orElse(quarter.compareTo(twoScrapes) < 0 ? twoScrapes : quarter);
    }

    /** When figures of a stage that began then can be judged for the first time. */
    Instant firstLook(int stage, Instant since) {
        Duration window = pace.firstFigures().plus(lookEvery(stage));
        Duration delay = spec.analysis().initialDelay();
        return since.plus(window.compareTo(delay) < 0 ? delay : window);
    }

    /** When the stage that began then may end. */
    Instant end(int stage, Instant since) {
        return since.plus(stage(stage).lasts());
    }

    /** When to try again what must not be done until then: traffic is watched meanwhile, and the freeze may end earlier. */
    Instant nextTry(Observation.Frozen frozen, Instant now) {
        Instant next = now.plus(pace.alarmWhileAsking());
        return next.isBefore(frozen.until()) ? next : frozen.until();
    }

    /** The new version's share in that stage, as text: that of the last weight until then; empty where there was none. */
    String share(int stage) {
        for (int number = stage; number >= 0; number--) {
            if (stage(number) instanceof Stage.Weight weight) {
                return percent(weight.share());
            }
        }
        return "";
    }

    /** Whether any check has a say; else the figures are only told. */
    boolean decides() {
        return spec.analysis().checks().stream().anyMatch(check -> !check.dryRun());
    }

    private static String percent(Percent share) {
        return share.value().stripTrailingZeros().toPlainString();
    }
}
