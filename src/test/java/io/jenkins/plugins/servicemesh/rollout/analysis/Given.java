package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rollouts, checks and traffic, in few words. */
final class Given {

    static final Instant SHIFT = Instant.parse("2026-03-01T10:00:00Z");

    private Given() {}

    static Check successRate(double min) {
        return new Check.SuccessRate(Percent.of(min), false);
    }

    static Check latency(String quantile, int maxMillis) {
        return new Check.Latency(Quantile.parse(quantile), Duration.ofMillis(maxMillis), false);
    }

    static Check errorIncrease(int percent) {
        return new Check.ErrorIncrease(BigDecimal.valueOf(percent), false);
    }

    static Check latencyIncrease(String quantile, int percent) {
        return new Check.LatencyIncrease(Quantile.parse(quantile), BigDecimal.valueOf(percent), false);
    }

    static Check query(String min, String max) {
        return new Check.Query("queue", "sum(queue_length)", number(min), number(max), false);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Stages 1, 5, 25 and 50 % of two minutes each. */
    static RolloutSpec rollout(Check... checks) {
        return rollout(1, checks);
    }

    static AnalysisSpec analysis(int minRequests, Check... checks) {
        AnalysisSpec usual = AnalysisSpec.of(List.of(checks));
        return new AnalysisSpec(
                usual.checks(),
                usual.checkEvery(),
                minRequests,
                usual.initialDelay(),
                usual.failuresAllowed(),
                usual.errorsAllowed(),
                usual.inconclusiveAllowed(),
                usual.onNoData(),
                usual.noDataFor(),
                usual.source());
    }

    static RolloutSpec rollout(AnalysisSpec analysis) {
        return rollout(1, analysis);
    }

    static RolloutSpec rollout(int services, Check... checks) {
        return rollout(services, AnalysisSpec.of(List.of(checks)));
    }

    private static RolloutSpec rollout(int services, AnalysisSpec analysis) {
        List<RolloutTarget> targets = IntStream.range(0, services)
                .mapToObj(at -> new RolloutTarget("service" + at, Optional.empty(), Version.named("v2"), List.of()))
                .toList();
        List<Stage> stages = IntStream.of(1, 5, 25, 50)
                .<Stage>mapToObj(share -> new Stage.Weight(Percent.of(share), Duration.ofMinutes(2), false))
                .toList();
        return new RolloutSpec(
                "shop", MeshType.AUTO, targets, stages, List.of(), Optional.empty(), analysis, EndingSpec.DEFAULT);
    }

    /** One scrape of so many requests. */
    static Traffic traffic(long requests, long failures) {
        return new Traffic(true, List.of(new Scrape(SHIFT.plusSeconds(5), requests, failures)), LatencyHistogram.EMPTY);
    }

    /** Requests of which these took longer than 100, 250, 500 and 1,000 ms. */
    static Traffic slow(long requests, long over100, long over250, long over500, long over1000) {
        Map<Duration, Long> upTo = Map.of(
                Duration.ofMillis(100), requests - over100,
                Duration.ofMillis(250), requests - over250,
                Duration.ofMillis(500), requests - over500,
                Duration.ofMillis(1000), requests - over1000);
        return new Traffic(true, traffic(requests, 0).scrapes(), new LatencyHistogram(new TreeMap<>(upTo), requests));
    }

    /** Scrapes five seconds apart: requests and failures in turn. */
    static Traffic scrapes(long... requestsAndFailures) {
        List<Scrape> scrapes = new ArrayList<>();
        for (int at = 0; at < requestsAndFailures.length; at += 2) {
            Instant when = SHIFT.plusSeconds(5L * (at / 2 + 1));
            scrapes.add(new Scrape(when, requestsAndFailures[at], requestsAndFailures[at + 1]));
        }
        return new Traffic(true, scrapes, LatencyHistogram.EMPTY);
    }

    static Comparison service(Traffic stable, Traffic fresh) {
        return new Comparison("reviews", stable, fresh);
    }

    /** The only result at the first look. */
    static CheckResult judged(Check check, Traffic stable, Traffic fresh) {
        return new Analysis(rollout(check))
                .judge(new Look(1, List.of(service(stable, fresh)), Map.of()))
                .get(0);
    }

    static CheckResult judged(Check query, Reading reading) {
        return new Analysis(rollout(query))
                .judge(new Look(1, List.of(), Map.of(query.name(), reading)))
                .get(0);
    }

    static Optional<String> alarm(Traffic stable, Traffic fresh, Check... checks) {
        return new Analysis(rollout(checks)).alarm(Arrays.asList(service(stable, fresh)));
    }
}
