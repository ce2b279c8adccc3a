package io.jenkins.plugins.servicemesh.dsl.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import groovy.lang.GroovyShell;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of the steps that move traffic mean. */
class RolloutStepsTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Quantile P99 = Quantile.parse("p99");

    @Test
    void aCanaryOnIstioHasItsStagesItsChecksAndItsEnd() {
        RolloutSpec rollout = rollout("istioCanary", """
                service: 'reviews', from: 'v1', to: 'v2', weights: [1, 5, 25, 50], every: '2m',
                check: [successRate: [min: 99.5], latency: [p99: '400ms'], maxIncrease: ['latency p99': '20%']],
                onFailure: 'rollback', metrics: 'prometheus'
                """);

        assertThat(rollout)
                .isEqualTo(new RolloutSpec(
                        "unnamed",
                        MeshType.ISTIO,
                        List.of(new RolloutTarget(
                                "reviews", Optional.of(Version.named("v1")), Version.named("v2"), List.of())),
                        List.of(weight(1, false), weight(5, false), weight(25, false), weight(50, false)),
                        List.of(),
                        Optional.empty(),
                        AnalysisSpec.of(List.of(
                                        new Check.SuccessRate(Percent.of(99.5), false),
                                        new Check.Latency(P99, Duration.ofMillis(400), false),
                                        new Check.LatencyIncrease(P99, new BigDecimal("20"), false)))
                                .withSource("prometheus"),
                        EndingSpec.DEFAULT));
    }

    @Test
    void aCanaryOnAnyMeshIsTheSame() {
        assertThat(rollout("meshCanary", "service: 'a', to: 'v2', weights: [5, 0.5e2], every: '2m'"))
                .satisfies(rollout -> {
                    assertThat(rollout.mesh()).isEqualTo(MeshType.AUTO);
                    assertThat(rollout.targets().get(0).from()).isEmpty();
                    assertThat(rollout.stages()).containsExactly(weight(5, false), weight(50, false));
                    assertThat(rollout.analysis()).isEqualTo(AnalysisSpec.NONE);
                });
    }

    @Test
    void severalServicesMoveTogetherEachFromItsRoutes() {
        RolloutSpec rollout = rollout("meshCanary", """
                services: [[service: 'reviews', to: 'v3', route: 'default'], [service: 'ratings.shop', from: 'v0']],
                from: 'v1', to: 'v2', weights: 5, every: '2m'
                """);

        assertThat(rollout.targets())
                .containsExactly(
                        new RolloutTarget(
                                "reviews",
                                Optional.of(Version.named("v1")),
                                Version.named("v3"),
                                List.of(RouteAddress.named("default"))),
                        new RolloutTarget(
                                "ratings.shop", Optional.of(Version.named("v0")), Version.named("v2"), List.of()));
    }

    @Test
    void aRouteIsKnownByItsNameItsObjectItsPortOrItsMatch() {
        assertThat(target("routes: ['a', [virtualService: 'edge/shop', match: [path: [prefix: '/api']]]]")
                        .routes())
                .containsExactly(
                        RouteAddress.named("a"),
                        new RouteAddress(
                                Optional.of("edge/shop"),
                                Protocol.HTTP,
                                Optional.empty(),
                                List.of(RequestMatch.ANY.withPath(new StringMatch.Prefix("/api"))),
                                Optional.empty(),
                                List.of()));
        assertThat(target("route: [protocol: 'tls', port: 443, sniHosts: 'a.example.com']")
                        .routes())
                .containsExactly(new RouteAddress(
                        Optional.empty(),
                        Protocol.TLS,
                        Optional.empty(),
                        List.of(),
                        Optional.of(443),
                        List.of("a.example.com")));
        assertThat(target("route: [name: 'a', httpRoute: 'shop']").routes())
                .containsExactly(RouteAddress.named("a").in("shop"));
    }

    @Test
    void aVersionHasLabelsOrAServiceOfItsOwn() {
        RolloutSpec rollout = rollout(
                "meshCanary",
                "service: 'a', to: [version: 'v2', labels: [track: 'canary'], service: 'a-v2'], weights: 5, every: '2m'");

        assertThat(rollout.targets().get(0).to())
                .isEqualTo(new Version("v2", Map.of("track", "canary"), Optional.of("a-v2")));
    }

    @Test
    void testersAffinityAndAMirrorGoWithTheWeights() {
        RolloutSpec rollout = canary(
                "testers: [header: ['x-tester': 'yes']], affinity: [cookie: 'release', lasts: '1h'], mirror: [percent: 10, lasts: '5m']");

        assertThat(rollout.testers())
                .containsExactly(RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes")));
        assertThat(rollout.affinity()).contains(new SessionAffinity("release", Duration.ofHours(1)));
        assertThat(rollout.stages())
                .containsExactly(
                        new Stage.Mirror(Percent.of(10), Duration.ofMinutes(5), false),
                        weight(5, false),
                        weight(25, false),
                        weight(50, false));
    }

    @Test
    void someoneIsAskedAtAWeightOrAfterEachStage() {
        assertThat(canary("pauseAt: [25]").stages())
                .containsExactly(weight(5, false), weight(25, true), weight(50, false));
        assertThat(rollout("meshCanary", "service: 'a', to: 'v2', weights: [5, 50], manual: true")
                        .stages())
                .extracting(Stage::asks, Stage::lasts)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(true, Duration.ZERO));
    }

    @Test
    void aTestForAPeriodEndsWithWhatWasThereBefore() {
        RolloutSpec rollout = rollout(
                "meshCanary",
                "service: 'a', to: 'v2', match: [[header: [country: 'nz']], [path: '/new']], during: '24h', promote: false");

        assertThat(rollout.stages())
                .containsExactly(new Stage.Matching(
                        List.of(
                                RequestMatch.ANY.withHeader("country", new StringMatch.Exact("nz")),
                                RequestMatch.ANY.withPath(new StringMatch.Exact("/new"))),
                        Duration.ofHours(24),
                        false));
        assertThat(rollout.ending().promote()).isFalse();
    }

    @Test
    void checksSayWhenThereIsAVerdict() {
        AnalysisSpec analysis = canary("""
                        check: [successRate: [min: 99, dryRun: true], latency: [[p50: '50ms', 'p99.9': '1s'], [p90: '80ms', dryRun: true]],
                                maxIncrease: [errors: 50, 'latency p99': [by: '20%', dryRun: true]],
                                query: [name: 'queue', promql: 'max(queue)', min: 1, max: 9.5],
                                every: '10s', minRequests: 50, initialDelay: '30s', failures: 1, errors: 2, inconclusive: 3,
                                onNoData: 'ask', noDataFor: '1h']
                        """).analysis();

        assertThat(analysis)
                .isEqualTo(new AnalysisSpec(
                        List.of(
                                new Check.SuccessRate(Percent.of(99), true),
                                new Check.Latency(Quantile.parse("p50"), Duration.ofMillis(50), false),
                                new Check.Latency(Quantile.parse("p99.9"), Duration.ofSeconds(1), false),
                                new Check.Latency(Quantile.parse("p90"), Duration.ofMillis(80), true),
                                new Check.ErrorIncrease(new BigDecimal("50"), false),
                                new Check.LatencyIncrease(P99, new BigDecimal("20"), true),
                                new Check.Query(
                                        "queue",
                                        "max(queue)",
                                        Optional.of(new BigDecimal("1")),
                                        Optional.of(new BigDecimal("9.5")),
                                        false)),
                        Optional.of(Duration.ofSeconds(10)),
                        50,
                        Duration.ofSeconds(30),
                        1,
                        2,
                        3,
                        OnNoData.ASK,
                        Duration.ofHours(1),
                        Optional.empty()));
    }

    @Test
    void aQueryMayHaveItsNameInFront() {
        assertThat(canary("check: [query: [queue: [promql: 'max(queue)', max: 9], other: [promql: 'x', min: 1]]]")
                        .analysis()
                        .checks())
                .extracting(Check::name)
                .containsExactly("queue", "other");
    }

    @Test
    void theEndIsSaidCaseByCase() {
        assertThat(canary(
                                "onFailure: 'hold', onAbort: 'promote', onTimeout: 'hold', onDrift: 'rollback',"
                                        + " settleWithin: '10m', gate: 'desk', gateWithin: '8h', keepOld: '1h', orphan: 'adopt'")
                        .ending())
                .isEqualTo(new EndingSpec(
                        Reaction.HOLD,
                        Reaction.PROMOTE,
                        Reaction.HOLD,
                        Reaction.ROLLBACK,
                        true,
                        Duration.ofMinutes(10),
                        Duration.ofHours(8),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of("desk"),
                        Orphan.ADOPT));
    }

    @Test
    void blueGreenSwitchesOnceAfterAPreview() {
        assertThat(rollout("meshBlueGreen", "service: 'a', to: 'v2', watch: '2m'")
                        .stages())
                .containsExactly(weight(100, false));
        assertThat(rollout(
                                "meshBlueGreen",
                                "service: 'a', to: 'v2', watch: '2m', preview: [header: [x: 'y'], lasts: '2m'], manual: true")
                        .stages())
                .containsExactly(
                        new Stage.Matching(
                                List.of(RequestMatch.ANY.withHeader("x", new StringMatch.Exact("y"))),
                                TWO_MINUTES,
                                true),
                        weight(100, false));
    }

    @Test
    void theClusterTheNamespaceAndWhatFailsTheBuildAreTheCalls() {
        StepCall call = read(
                "istioCanary",
                "service: 'a', to: 'v2', weights: 5, every: '2m', cluster: 'prod', namespace: 'shop', failBuild: false, lockWait: '5m'");

        assertThat(call.cluster()).contains("prod");
        assertThat(call.namespace()).contains("shop");
        assertThat(call.failBuild()).isFalse();
        assertThat(call.lockWait()).contains(Duration.ofMinutes(5));
    }

    @Test
    void whetherItSharesObjectsWithControllersIsKeptInTheRollout() {
        String canary = "service: 'a', to: 'v2', weights: 5, every: '2m'";
        assertThat(rollout("istioCanary", canary + ", owner: 'share'").sharing())
                .isEqualTo(Sharing.SHARE);
        assertThat(rollout("istioCanary", canary).sharing()).isEqualTo(Sharing.REFUSE);
    }

    @Test
    void allMistakesComeAtOnceWithTheNearestSpellings() {
        assertThat(refused(
                        "istioCanary",
                        "servce: 'reviews', to: 'v2', weights: [5, 5], every: '2', onFailure: 'rolback', onDrift: 'promote',"
                                + " check: [sucessRate: 99, latency: [p99: 400, q50: '1s'], maxIncrease: ['latency': 20],"
                                + " onNoData: 'wiat', query: [promql: 'x', min: 5, max: 1]]"))
                .allMatch(text -> text.startsWith("Jenkinsfile:7, istioCanary"))
                .map(text -> text.substring("Jenkinsfile:7, istioCanary".length()))
                .anyMatch(text -> text.endsWith("did you mean 'service'?"))
                .contains(
                        " > weights: invalid weight '5'; allowed: more than the weight before it, 5",
                        " > every: invalid every '2'; allowed: a duration of at least 1ms such as 500ms, 3s or 1m30s",
                        " > onFailure: invalid onFailure 'rolback'; allowed: rollback, hold, promote; did you mean 'rollback'?",
                        " > onDrift: invalid onDrift 'promote'; allowed: rollback, hold",
                        " > check > onNoData: invalid onNoData 'wiat'; allowed: wait, fail, pass, ask; did you mean 'wait'?",
                        " > check > latency: invalid latency p99 '400'; allowed: a duration in quotes such as '500ms', '3s' or '1m30s'",
                        " > check > maxIncrease: invalid maxIncrease 'latency'; allowed: errors, latency p50, latency p95, latency p99",
                        " > check > query: invalid max of query 'query' '1'; allowed: at least min, 5")
                .anyMatch(text -> text.startsWith(" > check > sucessRate: unknown word in check")
                        && text.endsWith("did you mean 'successRate'?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "to: 'v2', weights: [5, 50] | every needs how long a stage lasts, such as '2m'",
                "to: 'v2', every: '2m' | canary needs either weights such as 5, 50, or match, not both",
                "to: 'v2', weights: 5, every: '2m', match: [path: '/'] | canary needs either weights such as 5, 50, or match, not both",
                "to: 'v2', match: [path: '/'] | during needs how long match holds, such as '24h'",
                "to: 'v2', match: [path: '/'], during: '1h', every: '2m' | every needs weights; match takes during",
                "to: 'v2', weights: 5, every: '2m', during: '1h' | during needs match; weights take every",
                "to: 'v2', weights: 5, every: '2m', pauseAt: 25 | invalid pauseAt '25'; allowed: 5",
                "to: 'v2', weights: [50, 25], every: '2m' | invalid weight '25'; allowed: more than the weight before it, 50",
                "to: 'v2', weights: [0, 25], every: '2m' | invalid weight '0'; allowed: more than 0, at most 100",
                "to: 'v2', weights: [50, 101], every: '2m' | invalid weights '101'; allowed: 0 to 100, at most four decimals",
                "to: 'v2', weights: ['5'], every: '2m' | invalid weights '5'; allowed: a number from 0 to 100, without quotes",
                "from: 'v2', to: 'v2', weights: 5, every: '2m' | invalid to 'v2'; allowed: another version than the one it moves from",
                "weights: 5, every: '2m' | service 'a' needs a version to go to, such as to: 'v2'",
                "to: 'v2', weights: 5, every: '2m', services: [b: [to: 'v3']] | rollout needs either one service by its name, or several: service('reviews') { to 'v2' }",
                "to: 'v2', weights: 5, every: '2m', check: [latency: [p99: '1s'], latencies: [[p99: '2s']]]"
                        + " | invalid check 'latency p99'; allowed: one that is not written twice",
                "to: 'v2', weights: 5, every: '2m', check: [query: [promql: 'x']] | query 'query' needs a bound: min, max or both",
                "to: 'v2', weights: 5, every: '2m', route: [protocol: 'tcp', name: 'x'] | invalid route protocol 'tcp'; allowed: http, because only http routes have names and matches",
                "to: 'v2', weights: 5, every: '2m', route: [virtualService: 'x', httpRoute: 'y'] | route needs either virtualService or httpRoute, not both",
                "to: 'v2', weights: 5, every: '2m', routes: ['x', 'x'] | route needs a route that is not written twice",
                "to: 'v2', weights: 5, every: '2m', affinity: [cookie: 'a b', lasts: '1h'] | invalid affinity cookie 'a b'; allowed: a cookie's name such as release",
                "to: 'v2', weights: 5, every: '2m', mirror: [percent: 10] | mirror needs lasts: a duration in quotes such as '500ms', '3s' or '1m30s'",
            })
    void whatDoesNotFitIsRefused(String arguments, String told) {
        assertThat(refused("meshCanary", "service: 'a', " + arguments))
                .singleElement()
                .asString()
                .contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "services: [[service: 'a'], [service: 'a']], to: 'v2' | invalid service 'a.unnamed'; allowed: one that is not written twice",
                "services: [a: [route: 'x']], route: 'y', to: 'v2' | route needs its service: write it in service('reviews') { }",
                "to: 'v2' | rollout needs either one service by its name",
                "service: 'api.example.com', to: 'v2' | invalid service 'api.example.com'; allowed: a Service of the cluster",
            })
    void servicesThatDoNotFitAreRefused(String arguments, String told) {
        assertThat(refused("meshCanary", arguments + ", weights: 5, every: '2m'"))
                .singleElement()
                .asString()
                .contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "to: 'v2' | watch needs how long the new version is watched after the switch, such as '5m'",
                "to: 'v2', watch: '5m', manual: true | manual needs a preview, after which someone is asked",
                "to: 'v2', watch: '5m', preview: [path: '/'] | preview needs its time, such as lasts: '10m', or manual true",
                "to: 'v2', watch: '5m', weights: [5] | unknown argument of meshBlueGreen 'weights'",
            })
    void aBlueGreenThatDoesNotFitIsRefused(String arguments, String told) {
        assertThat(refused("meshBlueGreen", "service: 'a', " + arguments))
                .singleElement()
                .asString()
                .contains(told);
    }

    private static RolloutTarget target(String words) {
        return canary(words).targets().get(0);
    }

    private static RolloutSpec canary(String more) {
        return rollout("meshCanary", "service: 'a', to: 'v2', weights: [5, 25, 50], every: '2m', " + more);
    }

    private static Stage weight(Number share, boolean asks) {
        return new Stage.Weight(Percent.of(share), TWO_MINUTES, asks);
    }

    private static RolloutSpec rollout(String step, String arguments) {
        return ((StepRequest.RollOut) read(step, arguments).request()).rollout();
    }

    @SuppressWarnings("unchecked")
    private static StepCall read(String step, String arguments) {
        Map<String, Object> map = (Map<String, Object>) new GroovyShell().evaluate("[" + arguments + "]");
        return StepLanguage.read(step, map, Place.UNKNOWN.inFile("Jenkinsfile", 7, 0));
    }

    private static List<String> refused(String step, String arguments) {
        return catchThrowableOfType(FindingsException.class, () -> read(step, arguments)).findings().stream()
                .map(Finding::describe)
                .toList();
    }
}
