package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.rollout.analysis.Comparison;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Figures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rollouts and what is seen of them, in few words. Stages last two minutes and are looked at every 30 seconds, for the first time
 * after 40; proxies are read every ten seconds, so failures are looked for every five.
 */
final class Given {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration LASTS = Duration.ofMinutes(2);
    static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ZERO);
    static final Check SUCCESS = new Check.SuccessRate(new Percent(new BigDecimal("99.5")), false);
    static final AnalysisSpec CHECKS = AnalysisSpec.of(List.of(SUCCESS, queue(false)));

    private Given() {}

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    static Stage weight(int share) {
        return new Stage.Weight(Percent.of(share), LASTS, false);
    }

    static Stage asking(int share) {
        return new Stage.Weight(Percent.of(share), LASTS, true);
    }

    static Stage mirror(int share) {
        return new Stage.Mirror(Percent.of(share), LASTS, false);
    }

    static Stage matching() {
        RequestMatch testers = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
        return new Stage.Matching(List.of(testers), LASTS, false);
    }

    /** The length of a queue is at most ten. */
    static Check queue(boolean dryRun) {
        return new Check.Query("queue", "sum(queue)", Optional.empty(), Optional.of(BigDecimal.TEN), dryRun);
    }

    static RolloutSpec spec(AnalysisSpec analysis, EndingSpec ending, Stage... stages) {
        RolloutTarget target =
                new RolloutTarget("prices", Optional.of(Version.named("v1")), Version.named("v2"), List.of());
        return new RolloutSpec(
                "shop",
                MeshType.ISTIO,
                List.of(target),
                List.of(stages),
                List.of(),
                Optional.empty(),
                analysis,
                ending);
    }

    static Setting setting(AnalysisSpec analysis, EndingSpec ending, Stage... stages) {
        return Setting.of(spec(analysis, ending, stages), PACE);
    }

    /** 5 %, then 50 %. */
    static Setting judged(AnalysisSpec analysis) {
        return setting(analysis, EndingSpec.DEFAULT, weight(5), weight(50));
    }

    /** 5 %, then 50 %. */
    static Setting judged(EndingSpec ending) {
        return setting(CHECKS, ending, weight(5), weight(50));
    }

    /** 5 %, then 50 %. */
    static Setting judged() {
        return judged(EndingSpec.DEFAULT);
    }

    static Setting unjudged(Stage... stages) {
        return setting(AnalysisSpec.NONE, EndingSpec.DEFAULT, stages);
    }

    /** The same reaction to every kind of trouble. */
    static EndingSpec always(Reaction reaction) {
        return EndingSpec.DEFAULT
                .withOnFailure(reaction)
                .withOnAbort(reaction)
                .withOnTimeout(reaction)
                .withOnDrift(reaction);
    }

    /** Healthy traffic, and a queue of that length. */
    static Figures queueOf(double length) {
        return figures(1000, 0, Map.of("queue", new Reading.Value(length)));
    }

    static Figures good() {
        return queueOf(1);
    }

    /** All is well, and nothing but failures was looked at. */
    static Figures unalarmed() {
        return new Figures(false, List.of(comparison(1000, 0)), Map.of());
    }

    static Figures alarming() {
        return new Figures(false, List.of(comparison(100, 30)), Map.of());
    }

    /** The queue's length is no number. */
    static Figures unclear() {
        return figures(1000, 0, Map.of("queue", new Reading.NotANumber()));
    }

    static Figures tooFew() {
        return figures(3, 0, Map.of("queue", new Reading.Value(1)));
    }

    /** There is no queue. */
    static Figures noData() {
        return figures(1000, 0, Map.of());
    }

    static Figures figures(long requests, long failures, Map<String, Reading> queries) {
        return new Figures(true, List.of(comparison(requests, failures)), queries);
    }

    private static Comparison comparison(long requests, long failures) {
        return new Comparison("prices", traffic(1000, 0), traffic(requests, failures));
    }

    private static Traffic traffic(long requests, long failures) {
        return new Traffic(true, List.of(new Scrape(at(5), requests, failures)), LatencyHistogram.EMPTY);
    }

    static Commanded says(Command command) {
        return new Commanded(command, "ann");
    }

    static Question planned() {
        return new Question(Question.Kind.PLANNED, "go on after 5 %?");
    }

    /** Stage 0 has traffic since the start, and its looks so far were fine. */
    static Analysing analysing(Tally tally) {
        return new Analysing(0, START, at(40), at(40), tally);
    }
}
