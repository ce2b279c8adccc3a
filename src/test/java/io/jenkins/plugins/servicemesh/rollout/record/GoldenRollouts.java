package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import io.jenkins.plugins.servicemesh.rollout.machine.Tally;
import io.jenkins.plugins.servicemesh.rollout.machine.Watch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the documents under {@code record/version-1} say: never to be changed, for clusters hold such documents. */
final class GoldenRollouts {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NEXT = START.plusSeconds(5);
    private static final Instant DEADLINE = START.plusSeconds(300);
    private static final Cause CAUSE = new Cause(Cause.Kind.FAILURE, "prices: 30 of 100 requests failed in 1 scrape");

    private GoldenRollouts() {}

    /** A state in each phase, by the name of its document. */
    static Map<String, RolloutState> states() {
        Question question = new Question(Question.Kind.INCONCLUSIVE, "queue NaN, at most 10");
        Map<String, Phase> phases = Map.ofEntries(
                Map.entry("preparing", new Preparing(DEADLINE, NEXT)),
                Map.entry("changing", new Changing(1, DEADLINE, NEXT, Optional.empty(), Watch.NONE)),
                Map.entry("changing-paused", new Changing(1, DEADLINE, NEXT, Optional.of("ann"), Watch.NONE)),
                Map.entry("settling", new Settling(1, START, NEXT)),
                Map.entry("analysing", new Analysing(1, START, NEXT, START.plusSeconds(30), new Tally(1, 2, 3))),
                Map.entry("asking", new Asking(1, START, question, new Tally(1, 0, 0), DEADLINE, NEXT)),
                Map.entry("promoting", new Promoting(Promoting.Part.SHARE, 1, DEADLINE, NEXT, Watch.NONE)),
                Map.entry("rolling-back", new RollingBack(RollingBack.Part.REST, Optional.of(CAUSE), DEADLINE, NEXT)),
                Map.entry(
                        "rolling-back-trial",
                        new RollingBack(RollingBack.Part.SHARE, Optional.empty(), DEADLINE, NEXT)),
                Map.entry("ended", new Ended(Outcome.SUCCEEDED, Optional.empty(), List.of())),
                Map.entry(
                        "ended-rolled-back",
                        new Ended(Outcome.ROLLED_BACK, Optional.of(CAUSE), List.of("timeout of route main"))));
        Map<String, RolloutState> states = new TreeMap<>();
        phases.forEach((name, phase) -> states.put(name, new RolloutState("20260301-100000-a1b2", phase, moments())));
        return states;
    }

    private static List<Moment> moments() {
        CheckResult result = new CheckResult(
                "success rate",
                "prices",
                "99.8 % (stable 99.9 %)",
                "at least 99.5 %",
                1000,
                Verdict.PASS,
                true,
                "2 of 1,000 requests failed");
        return List.of(
                new Moment(START, Moment.Kind.SHIFTED, "0.5", "0.5 %", List.of()),
                new Moment(NEXT, Moment.Kind.LOOKED, "0.5", "looked at the figures", List.of(result)));
    }

    /** Rollouts by the name of their document. */
    static Map<String, RolloutSpec> specs() {
        return new TreeMap<>(Map.of("spec", plain(), "spec-everything", everything()));
    }

    private static RolloutSpec plain() {
        return new RolloutSpec(
                "shop",
                MeshType.AUTO,
                List.of(new RolloutTarget("prices", Optional.empty(), Version.named("v2"), List.of())),
                List.of(new Stage.Weight(Percent.of(50), Duration.ofMinutes(2), false)),
                List.of(),
                Optional.empty(),
                AnalysisSpec.NONE,
                EndingSpec.DEFAULT);
    }

    private static RolloutSpec everything() {
        RequestMatch testers = RequestMatch.ANY
                .withPath(new StringMatch.Prefix("/api"))
                .withMethod(new StringMatch.Exact("GET"))
                .withHeader("x-tester", new StringMatch.Exact("yes"))
                .withoutHeader("x-robot", new StringMatch.Regex(".*"))
                .withQueryParameter("beta", new StringMatch.Exact("1"));
        return new RolloutSpec(
                "shop",
                MeshType.ISTIO,
                List.of(
                        new RolloutTarget(
                                "prices",
                                Optional.of(Version.named("v1")),
                                new Version("v2", Map.of("track", "next"), Optional.of("prices-v2")),
                                List.of(RouteAddress.named("main").in("team/prices"), tls())),
                        new RolloutTarget("stock.depot", Optional.empty(), Version.named("v3"), List.of())),
                List.of(
                        new Stage.Mirror(Percent.of(10), Duration.ofMinutes(1), false),
                        new Stage.Matching(List.of(testers), Duration.ofMinutes(5), true),
                        new Stage.Weight(Percent.parse("0.5"), Duration.ofMinutes(2), false),
                        new Stage.Weight(Percent.of(100), Duration.ofHours(1), true)),
                List.of(testers),
                Optional.of(new SessionAffinity("release", Duration.ofHours(8))),
                analysis(),
                ending());
    }

    private static RouteAddress tls() {
        return new RouteAddress(
                Optional.empty(),
                RouteAddress.Protocol.TLS,
                Optional.empty(),
                List.of(),
                Optional.of(443),
                List.of("prices.example.org"));
    }

    private static AnalysisSpec analysis() {
        BigDecimal fifth = new BigDecimal("20");
        return new AnalysisSpec(
                List.of(
                        new Check.SuccessRate(Percent.parse("99.5"), false),
                        new Check.Latency(Quantile.parse("p99"), Duration.ofMillis(400), false),
                        new Check.ErrorIncrease(fifth, true),
                        new Check.LatencyIncrease(Quantile.parse("p99.9"), fifth, false),
                        new Check.Query("queue", "sum(queue)", Optional.of(BigDecimal.ONE), Optional.of(fifth), false)),
                Optional.of(Duration.ofSeconds(20)),
                50,
                Duration.ofSeconds(90),
                1,
                2,
                3,
                AnalysisSpec.OnNoData.ASK,
                Duration.ofMinutes(15),
                Optional.of("prod"));
    }

    private static EndingSpec ending() {
        return new EndingSpec(
                Reaction.ROLLBACK,
                Reaction.HOLD,
                Reaction.PROMOTE,
                Reaction.HOLD,
                false,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Optional.of(Duration.ofDays(1)),
                Optional.of("change-board"),
                EndingSpec.Orphan.ADOPT);
    }
}
