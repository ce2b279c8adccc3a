package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any rollout that can be wanted. */
final class GeneratedRollouts {

    private GeneratedRollouts() {}

    static Arbitrary<RolloutSpec> specs() {
        return Combinators.combine(refusing(), Arbitraries.of(Sharing.class)).as(RolloutSpec::with);
    }

    private static Arbitrary<RolloutSpec> refusing() {
        return Combinators.combine(
                        Arbitraries.of("shop", "team-a"),
                        Arbitraries.of(MeshType.class),
                        targets(),
                        stages(),
                        matches().list().ofMaxSize(2),
                        affinities().optional(),
                        analyses(),
                        endings())
                .as(RolloutSpec::new);
    }

    static Arbitrary<Duration> times() {
        return Arbitraries.longs().between(1, 100_000_000).map(Duration::ofMillis);
    }

    /** Text as people and other programs write it. */
    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .excludeChars('\0')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank()
                        && text.equals(new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static Arbitrary<Percent> shares() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("100"))
                .ofScale(4)
                .map(Percent::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    }

    private static Arbitrary<StringMatch> stringMatches() {
        return Arbitraries.oneOf(
                texts().map(StringMatch.Exact::new),
                texts().map(StringMatch.Prefix::new),
                names().map(name -> new StringMatch.Regex(name + ".*")));
    }

    private static Arbitrary<Map<String, StringMatch>> matchMaps() {
        return Arbitraries.maps(names(), stringMatches()).ofMaxSize(2);
    }

    static Arbitrary<RequestMatch> matches() {
        return Combinators.combine(
                        stringMatches().optional(), stringMatches().optional(), matchMaps(), matchMaps(), matchMaps())
                .as(RequestMatch::new)
                .filter(match -> !match.isAny());
    }

    private static Arbitrary<SessionAffinity> affinities() {
        return Combinators.combine(names(), times()).as(SessionAffinity::new);
    }

    private static Arbitrary<Version> versions(String name) {
        return Combinators.combine(
                        Arbitraries.maps(names(), names()).ofMinSize(1).ofMaxSize(2), names().optional())
                .as((labels, service) -> new Version(name, withName(labels, name), service));
    }

    private static Map<String, String> withName(Map<String, String> labels, String name) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("version", name);
        return all;
    }

    private static Arbitrary<RouteAddress> routes() {
        Arbitrary<RouteAddress> http = Combinators.combine(
                        names().optional(), names().optional(), matches().list().ofMaxSize(1))
                .as((object, name, matches) -> new RouteAddress(
                        object, RouteAddress.Protocol.HTTP, name, matches, Optional.empty(), List.of()));
        Arbitrary<RouteAddress> other = Combinators.combine(
                        names().optional(),
                        Arbitraries.integers().between(1, 65_535).optional(),
                        names().list().ofMaxSize(2))
                .as((object, port, hosts) -> new RouteAddress(
                        object,
                        hosts.isEmpty() ? RouteAddress.Protocol.TCP : RouteAddress.Protocol.TLS,
                        Optional.empty(),
                        List.of(),
                        port,
                        hosts));
        return Arbitraries.oneOf(http, other);
    }

    private static Arbitrary<List<RolloutTarget>> targets() {
        Arbitrary<RolloutTarget> one = Combinators.combine(
                        names(),
                        versions("v1").optional(),
                        versions("v2"),
                        routes().list().ofMaxSize(2))
                .as(RolloutTarget::new);
        return one.list().ofMinSize(1).ofMaxSize(3).uniqueElements(RolloutTarget::service);
    }

    private static Arbitrary<List<Stage>> stages() {
        Arbitrary<List<Stage>> weights = Combinators.combine(
                        shares().set().ofMinSize(1).ofMaxSize(4), times(), Arbitraries.of(true, false))
                .as((shares, lasts, asks) -> shares.stream()
                        .sorted(java.util.Comparator.comparing(Percent::value))
                        .<Stage>map(share -> new Stage.Weight(share, lasts, asks))
                        .toList());
        Arbitrary<Stage> mirrors = Combinators.combine(shares(), times(), Arbitraries.of(true, false))
                .as(Stage.Mirror::new);
        Arbitrary<Stage> matching = Combinators.combine(
                        matches().list().ofMinSize(1).ofMaxSize(2), times(), Arbitraries.of(true, false))
                .as(Stage.Matching::new);
        return Combinators.combine(Arbitraries.oneOf(mirrors, matching).list().ofMaxSize(2), weights)
                .as((first, then) -> {
                    List<Stage> all = new ArrayList<>(first);
                    all.addAll(then);
                    return all;
                });
    }

    private static Arbitrary<Check> checks() {
        Arbitrary<Boolean> dryRuns = Arbitraries.of(true, false);
        Arbitrary<Quantile> quantiles = Arbitraries.of("p50", "p99", "p99.9").map(Quantile::parse);
        Arbitrary<BigDecimal> percents = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("500"))
                .ofScale(1);
        return Arbitraries.oneOf(
                Combinators.combine(shares(), dryRuns).as(Check.SuccessRate::new),
                Combinators.combine(quantiles, times(), dryRuns).as(Check.Latency::new),
                Combinators.combine(percents, dryRuns).as(Check.ErrorIncrease::new),
                Combinators.combine(quantiles, percents, dryRuns).as(Check.LatencyIncrease::new),
                Combinators.combine(
                                names(),
                                texts(),
                                percents,
                                Arbitraries.integers().between(0, 2),
                                dryRuns)
                        .as((name, text, bound, kind, dry) -> new Check.Query(
                                "q" + name,
                                text,
                                kind == 0 ? Optional.empty() : Optional.of(bound),
                                kind == 1 ? Optional.empty() : Optional.of(bound),
                                dry)));
    }

    private static Arbitrary<AnalysisSpec> analyses() {
        Arbitrary<Integer> limits = Arbitraries.integers().between(0, 9);
        Arbitrary<AnalysisSpec> all = Combinators.combine(
                        checks().list().ofMaxSize(4).uniqueElements(Check::name),
                        times().optional(),
                        Arbitraries.integers().between(1, 1000),
                        times(),
                        limits,
                        limits,
                        limits,
                        Arbitraries.of(AnalysisSpec.OnNoData.class))
                .as((checks, every, requests, delay, failures, errors, inconclusive, onNoData) -> new AnalysisSpec(
                        checks,
                        every,
                        requests,
                        delay,
                        failures,
                        errors,
                        inconclusive,
                        onNoData,
                        delay,
                        Optional.empty()));
        return Combinators.combine(all, names().optional())
                .as((analysis, source) -> source.map(analysis::withSource).orElse(analysis));
    }

    private static Arbitrary<EndingSpec> endings() {
        Arbitrary<EndingSpec.Reaction> reactions = Arbitraries.of(EndingSpec.Reaction.class);
        return Combinators.combine(
                        reactions.list().ofSize(4),
                        Arbitraries.of(true, false),
                        times(),
                        times(),
                        times().optional(),
                        names().optional(),
                        Arbitraries.of(EndingSpec.Orphan.class))
                .as((on, promote, settle, gateTime, keepOld, gate, orphan) -> new EndingSpec(
                        on.get(0), on.get(1), on.get(2), on.get(3), promote, settle, gateTime, keepOld, gate, orphan));
    }
}
