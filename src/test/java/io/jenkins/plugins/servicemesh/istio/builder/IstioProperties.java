package io.jenkins.plugins.servicemesh.istio.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.field.WeightFields;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class IstioProperties {

    /** Two shares of 100 %, as fine as percentages go. */
    @Provide
    Arbitrary<Split> splits() {
        return Arbitraries.integers().between(0, 1_000_000).map(parts -> {
            BigDecimal canary = BigDecimal.valueOf(parts, 4);
            return Split.of("v1", BigDecimal.valueOf(100).subtract(canary), "v2", canary);
        });
    }

    @Property
    void weightsKeepTheProportionsOfTheSplit(@ForAll("splits") Split split) {
        Map<String, Integer> weights = WeightFields.of(split);
        BigDecimal total = BigDecimal.valueOf(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        split.shares().forEach((version, share) -> assertThat(
                        BigDecimal.valueOf(weights.get(version)).multiply(BigDecimal.valueOf(100)))
                .isEqualByComparingTo(share.value().multiply(total)));
    }

    @Property
    void weightsAreNoLargerThanTheyMustBe(@ForAll("splits") Split split) {
        Map<String, Integer> weights = WeightFields.of(split);
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        boolean divisible = weights.values().stream().allMatch(weight -> weight % 10 == 0);
        assertThat(total == 100 || !divisible).isTrue();
    }

    @Provide
    Arbitrary<RetryPolicy> retries() {
        Arbitrary<List<String>> conditions =
                Arbitraries.of(RetryPolicy.CONDITIONS).list().ofMaxSize(4);
        return Combinators.combine(Arbitraries.integers().between(1, 100), milliseconds(), conditions)
                .as((attempts, each, on) ->
                        RetryPolicy.of(attempts).withPerTry(each).withOn(on));
    }

    @Provide
    Arbitrary<Duration> milliseconds() {
        return Arbitraries.integers().between(1, 10_000_000).map(Duration::ofMillis);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(63);
    }

    @Property(tries = 300)
    void whatTheRouteBuilderBuildsBreaksNoRule(
            @ForAll("splits") Split split,
            @ForAll("retries") RetryPolicy retries,
            @ForAll("milliseconds") Duration time,
            @ForAll @IntRange(min = 200, max = 599) int status,
            @ForAll("names") String header) {
        Resource built = VirtualServiceBuilder.named("shop", "reviews")
                .host("reviews")
                .canaryRoute("default", "reviews", split)
                .route("default", route -> route.requestTimeout(time).retries(retries))
                .route("testers", route -> route.match(
                                RequestMatch.ANY.withHeader(header, new StringMatch.Exact(header)))
                        .to(Destination.of("reviews", "v2"))
                        .fault(Fault.delay(time, Percent.of(status / 10)))
                        .fault(Fault.abort(status, Percent.of(1))))
                .build();
        assertThat(Finding.errors(IstioRules.check(built))).isEmpty();
    }

    @Property(tries = 300)
    void whatTheRuleBuilderBuildsBreaksNoRule(
            @ForAll @IntRange(min = 0, max = 1000) int errors,
            @ForAll("milliseconds") Duration time,
            @ForAll @IntRange(min = 0, max = 100) int percent) {
        CircuitBreaker breaker = CircuitBreaker.UNCHANGED
                .withConsecutive5xx(errors)
                .withConsecutiveGatewayErrors(errors)
                .withInterval(time)
                .withEjectFor(time)
                .withMaxEjected(percent)
                .withMinHealth(percent);
        Resource built = DestinationRuleBuilder.named("shop", "reviews")
                .host("reviews")
                .circuitBreaker(breaker)
                .build();
        assertThat(IstioRules.check(built)).isEmpty();
    }

    @Property(tries = 100)
    void theOrderOfCallsNeverMatters(@ForAll long seed) {
        List<Consumer<VirtualServiceRoute>> calls = new ArrayList<>(List.of(
                route -> route.to(Destination.of("reviews")),
                route -> route.requestTimeout(Duration.ofSeconds(3)),
                route -> route.retries(RetryPolicy.DEFAULT),
                route -> route.fault(Fault.delay(Duration.ofSeconds(1), Percent.of(5))),
                route -> route.fault(Fault.abort(503, Percent.of(5))),
                route -> route.rewriteUri("/v1")));
        Resource inOrder = built(calls);
        Collections.shuffle(calls, new Random(seed));
        assertThat(built(calls)).isEqualTo(inOrder);
    }

    private static Resource built(List<Consumer<VirtualServiceRoute>> calls) {
        VirtualServiceBuilder builder =
                VirtualServiceBuilder.named("shop", "reviews").host("reviews");
        calls.forEach(call -> builder.route("default", call));
        return builder.build();
    }
}
