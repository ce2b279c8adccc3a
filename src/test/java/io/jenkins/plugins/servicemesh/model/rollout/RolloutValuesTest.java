package io.jenkins.plugins.servicemesh.model.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the values of a rollout refuse, whoever makes them. */
class RolloutValuesTest {

    private static final Version V1 = Version.named("v1");
    private static final Version V2 = Version.named("v2");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BACK_IN_TIME = Duration.ofMinutes(-1);
    private static final RolloutTarget REVIEWS = new RolloutTarget("reviews", Optional.of(V1), V2, List.of());

    @Test
    void weightsIncrease() {
        assertThat(rollout(List.of(REVIEWS), weight(5), weight(50)).describeStages())
                .isEqualTo("5 %, 50 %");
        assertRefused(() -> rollout(List.of(REVIEWS), weight(50), weight(50)), "more than the weight before it, 50");
        assertRefused(() -> weight(0), "more than 0, at most 100");
        assertRefused(() -> rollout(List.of(REVIEWS)), "a stage");
    }

    @Test
    void aServiceMovesOnceAndSomewhereElse() {
        RolloutTarget same = new RolloutTarget("reviews.shop.svc", Optional.empty(), V2, List.of());
        assertRefused(
                () -> rollout(List.of(REVIEWS, same), weight(5)),
                "'reviews.shop'; allowed: one that is not written twice");
        assertThat(rollout(
                                List.of(REVIEWS, new RolloutTarget("reviews.web", Optional.empty(), V2, List.of())),
                                weight(5))
                        .targets())
                .hasSize(2);
        assertRefused(() -> rollout(List.of(), weight(5)), "a service");
        assertRefused(() -> new RolloutTarget("a", Optional.of(V2), V2, List.of()), "another version");
        Version alias = new Version("v3", V2.labels(), Optional.empty());
        assertRefused(() -> new RolloutTarget("a", Optional.of(alias), V2, List.of()), "another version");
        assertRefused(
                () -> new RolloutTarget("*.example.com", Optional.empty(), V2, List.of()), "a Service of the cluster");
    }

    @Test
    void timesAreTimes() {
        assertRefused(() -> new Stage.Weight(Percent.of(5), BACK_IN_TIME, false), "a time that is not negative");
        assertRefused(() -> new SessionAffinity("a", Duration.ZERO), "a time longer than nothing");
        assertRefused(() -> AnalysisSpec.NONE.withCheckEvery(Duration.ZERO), "checks every");
        assertRefused(() -> AnalysisSpec.NONE.withInitialDelay(BACK_IN_TIME), "initialDelay");
        assertRefused(() -> AnalysisSpec.NONE.withNoDataFor(Duration.ZERO), "noDataFor");
        assertRefused(() -> EndingSpec.DEFAULT.withSettleWithin(Duration.ZERO), "settleWithin");
        assertRefused(() -> EndingSpec.DEFAULT.withGateWithin(Duration.ZERO), "gateWithin");
        assertRefused(() -> EndingSpec.DEFAULT.withKeepOld(BACK_IN_TIME), "keepOld");
        assertRefused(() -> new Check.Latency(Quantile.parse("p99"), Duration.ZERO, false), "latency p99");
    }

    @Test
    void numbersAreNotNegative() {
        assertRefused(() -> AnalysisSpec.NONE.withMinRequests(0), "1 or more");
        assertRefused(() -> AnalysisSpec.NONE.withFailuresAllowed(-1), "0 or more");
        assertRefused(() -> new Check.ErrorIncrease(BigDecimal.ONE.negate(), false), "0 or more");
        assertRefused(() -> new Check.SuccessRate(Percent.of(0), false), "more than 0");
    }

    @Test
    void aCheckIsMadeOnceAndAQueryHasABound() {
        Check latency = new Check.Latency(Quantile.parse("p99"), MINUTE, false);
        assertRefused(() -> AnalysisSpec.of(List.of(latency, latency)), "'latency p99'");
        assertRefused(() -> query(null, null), "a bound");
        assertRefused(() -> query(5, 1), "at least min, 5");
        assertThat(query(1, 5).bound()).isEqualTo("at least 1 and at most 5");
    }

    @Test
    void aMatchHasACondition() {
        assertRefused(() -> new Stage.Matching(List.of(), MINUTE, false), "a condition");
        assertRefused(() -> new Stage.Matching(List.of(RequestMatch.ANY), MINUTE, false), "a condition");
    }

    @Test
    void aRouteIsKnownByWhatItsProtocolHas() {
        assertRefused(
                () -> new RouteAddress(
                        Optional.empty(),
                        RouteAddress.Protocol.TCP,
                        Optional.of("a"),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                "only http routes have names");
        assertRefused(
                () -> new RouteAddress(
                        Optional.empty(),
                        RouteAddress.Protocol.HTTP,
                        Optional.empty(),
                        List.of(),
                        Optional.of(0),
                        List.of()),
                "1 to 65535");
        assertRefused(
                () -> new RouteAddress(
                        Optional.empty(),
                        RouteAddress.Protocol.HTTP,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of("a")),
                "tls");
    }

    private static Check.Query query(Integer min, Integer max) {
        return new Check.Query(
                "q",
                "up",
                Optional.ofNullable(min).map(number -> new BigDecimal(number)),
                Optional.ofNullable(max).map(number -> new BigDecimal(number)),
                false);
    }

    private static Stage weight(int share) {
        return new Stage.Weight(Percent.of(share), MINUTE, false);
    }

    private static RolloutSpec rollout(List<RolloutTarget> targets, Stage... stages) {
        return new RolloutSpec(
                "shop",
                MeshType.AUTO,
                targets,
                List.of(stages),
                List.of(),
                Optional.empty(),
                AnalysisSpec.NONE,
                EndingSpec.DEFAULT);
    }

    private static void assertRefused(ThrowingCallable making, String told) {
        assertThatThrownBy(making).isInstanceOf(InvalidValueException.class).hasMessageContaining(told);
    }
}
