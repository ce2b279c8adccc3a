package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.destinationRule;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.RateLimit;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Subsets and traffic policy in the DestinationRule of a service. */
class TrafficPolicyTest {

    private static final ServiceSpec REVIEWS = ServiceSpec.of("reviews");

    private static JsonObject after(ServiceSpec wanted, String spec) {
        Resource there = destinationRule("whatever", spec);
        return edit(settled(wanted, there), IstioTypes.DESTINATION_RULE).after().spec();
    }

    @Test
    void theRuleOfTheHostIsEditedWhateverItsName() {
        ServiceSpec wanted = REVIEWS.withCircuitBreaker(CircuitBreaker.UNCHANGED.withConsecutive5xx(7));
        assertThat(after(wanted, """
                                host: reviews
                                exportTo: [.]
                                future: 1
                                trafficPolicy:
                                  tls: {mode: ISTIO_MUTUAL}
                                  outlierDetection: {consecutive5xxErrors: 5, interval: 10s, splitExternalLocalOriginErrors: true}
                                  portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]
                                """)).isEqualTo(tree("""
                                host: reviews
                                exportTo: [.]
                                future: 1
                                trafficPolicy:
                                  tls: {mode: ISTIO_MUTUAL}
                                  outlierDetection: {consecutive5xxErrors: 7, interval: 10s, splitExternalLocalOriginErrors: true}
                                  portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]
                                """));
    }

    @Test
    void aLoadBalancerReplacesTheOtherAlternativeAndKeepsLocality() {
        ServiceSpec hash = REVIEWS.withLoadBalancing(new LoadBalancing.HeaderHash("x-user"));
        assertThat(
                        after(
                                hash,
                                "{host: reviews, trafficPolicy: {loadBalancer: {simple: RANDOM, localityLbSetting: {enabled: true}}}}"))
                .isEqualTo(tree("""
                                host: reviews
                                trafficPolicy:
                                  loadBalancer: {localityLbSetting: {enabled: true}, consistentHash: {httpHeaderName: x-user}}
                                """));
    }

    @Test
    void tcpAndHttpLimitsAreMergedIntoThosThatAreThere() {
        ConnectionPool pool = new ConnectionPool(
                Optional.of(10),
                Optional.empty(),
                Optional.empty(),
                Optional.of(100),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(
                        after(
                                REVIEWS.withConnectionPool(pool),
                                "{host: reviews, trafficPolicy: {connectionPool: {tcp: {connectTimeout: 1s}, http: {maxRetries: 3}}}}"))
                .isEqualTo(tree("""
                                host: reviews
                                trafficPolicy:
                                  connectionPool:
                                    tcp: {connectTimeout: 1s, maxConnections: 10}
                                    http: {maxRetries: 3, http2MaxRequests: 100}
                                """));
    }

    @Test
    void durationsThatAreThereInOtherWordsStay() {
        ServiceSpec wanted = REVIEWS.withCircuitBreaker(CircuitBreaker.UNCHANGED.withInterval(Duration.ofSeconds(90)));
        Resource there =
                destinationRule("reviews", "{host: reviews, trafficPolicy: {outlierDetection: {interval: 1m30s}}}");
        assertThat(settled(wanted, there).changes()).isEmpty();
    }

    @Test
    void aPartThatSetsNothingWritesNothing() {
        ServiceSpec wanted = REVIEWS.withCircuitBreaker(CircuitBreaker.UNCHANGED)
                .withConnectionPool(ConnectionPool.UNCHANGED)
                .withLocality(Locality.UNCHANGED);
        assertThat(settled(wanted).changes()).isEmpty();
    }

    @Test
    void removalsTakeTheirPartAndLeaveLocality() {
        String spec =
                "{host: reviews, trafficPolicy: {loadBalancer: {simple: RANDOM, localityLbSetting: {enabled: true}}, "
                        + "outlierDetection: {interval: 1s}, connectionPool: {tcp: {maxConnections: 1}}}}";
        Set<ServiceSpec.Part> allButLocality = EnumSet.complementOf(EnumSet.of(ServiceSpec.Part.LOCALITY));
        assertThat(after(REVIEWS.withRemovals(allButLocality), spec))
                .isEqualTo(
                        tree("{host: reviews, trafficPolicy: {loadBalancer: {localityLbSetting: {enabled: true}}}}"));
        assertThat(after(REVIEWS.withRemovals(Set.of(ServiceSpec.Part.values())), spec))
                .isEqualTo(tree("{host: reviews}"));
    }

    @Test
    void localityIsMergedBesideTheAlgorithm() {
        String spec =
                "{host: reviews, trafficPolicy: {loadBalancer: {simple: RANDOM, localityLbSetting: {enabled: true}},"
                        + " outlierDetection: {interval: 1s}}}";
        Locality wanted = Locality.UNCHANGED.plusFailover("europe", "america").withFailoverPriority(List.of("rack"));
        assertThat(after(REVIEWS.withLocality(wanted), spec))
                .isEqualTo(tree("{host: reviews, trafficPolicy: {loadBalancer: {simple: RANDOM, localityLbSetting: "
                        + "{enabled: true, failover: [{from: europe, to: america}], failoverPriority: [rack]}},"
                        + " outlierDetection: {interval: 1s}}}"));
    }

    @Test
    void distributeTakesThePlaceOfFailoverWhichItExcludes() {
        String spec =
                "{host: reviews, trafficPolicy: {loadBalancer: {localityLbSetting: {failover: [{from: a, to: b}]}}}}";
        Locality wanted = Locality.UNCHANGED.plusDistribution("a/*", Map.of("a/*", 100));
        assertThat(after(REVIEWS.withLocality(wanted), spec))
                .isEqualTo(tree("{host: reviews, trafficPolicy: {loadBalancer: {localityLbSetting: "
                        + "{distribute: [{from: a/*, to: {a/*: 100}}]}}}}"));
    }

    @Test
    void failoverWithoutACircuitBreakerIsWarnedOf() {
        ServiceSpec wanted = REVIEWS.withLocality(Locality.UNCHANGED.plusFailover("europe", "america"));
        assertThat(settled(wanted).findings()).extracting(Finding::rule).contains("istio/locality");
        assertThat(settled(wanted.withCircuitBreaker(CircuitBreaker.DEFAULT)).findings())
                .extracting(Finding::rule)
                .doesNotContain("istio/locality");
    }

    @Test
    void aRateLimitIsRefusedWithTheNearestThing() {
        Plan plan = plan(REVIEWS.withRateLimit(new RateLimit(100, Duration.ofSeconds(1))));
        assertThat(plan.findings()).filteredOn(Finding::isError).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("istio/unsupported");
            assertThat(finding.describe())
                    .startsWith("service 'reviews' > rateLimit: Istio has no API for rate limits")
                    .contains("connectionPool { maxRequests");
        });
    }

    @Test
    void twoRulesOfOneHostAreAnErrorThatNamesBoth() {
        ServiceSpec wanted = REVIEWS.withLoadBalancing(LoadBalancing.Simple.RANDOM);
        Plan plan = plan(wanted, destinationRule("a", "{host: reviews}"), destinationRule("b", "{host: reviews}"));
        assertThat(plan.changes()).isEmpty();
        assertThat(errors(plan)).containsExactly("istio/several-destination-rules");
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text).contains("reviews.shop.svc", "a, b"));
    }

    @Test
    void aRuleForSomeCallersOnlyIsNotTheOne() {
        ServiceSpec wanted = REVIEWS.withLoadBalancing(LoadBalancing.Simple.RANDOM);
        Resource some = destinationRule("reviews", "{host: reviews, workloadSelector: {matchLabels: {app: a}}}");
        assertThat(settled(wanted, some).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.id().name()).isEqualTo("reviews-mesh"));
    }

    @Test
    void aRuleOfAWildcardHostThatCountsNoLongerIsNamed() {
        ServiceSpec wanted = REVIEWS.withLoadBalancing(LoadBalancing.Simple.RANDOM);
        Resource wildcard =
                destinationRule("all", "{host: '*.shop.svc.cluster.local', trafficPolicy: {tls: {mode: DISABLE}}}");
        Plan plan = settled(wanted, wildcard);
        assertThat(sentences(plan))
                .anySatisfy(text -> assertThat(text).contains("DestinationRule shop/all", "no longer"));
    }

    @Test
    void aPolicyOfASubsetOrPortThatWinsIsNamed() {
        ServiceSpec wanted = REVIEWS.withLoadBalancing(LoadBalancing.Simple.RANDOM);
        Resource own = destinationRule("reviews", """
                host: reviews
                trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]}
                subsets: [{name: v1, labels: {version: v1}, trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}}]
                """);
        assertThat(sentences(settled(wanted, own)))
                .anySatisfy(text -> assertThat(text).contains("loadBalancer of the host", "subset v1, port 80"));
    }

    @Test
    void labelsOfAVersionThatTheIntentWritesAreEnforcedInItsSubset() {
        Version canary = new Version("v2", Map.of("track", "canary"), Optional.empty());
        ServiceSpec wanted =
                Planning.reviews(RouteSpec.only().withSplit(Split.all("v2"))).withVersions(List.of(canary));
        assertThat(
                        after(
                                wanted,
                                "{host: reviews, subsets: [{name: v1, labels: {a: b}}, {name: v2, labels: {x: y}, future: 1}]}"))
                .isEqualTo(
                        tree(
                                "{host: reviews, subsets: [{name: v1, labels: {a: b}}, {name: v2, labels: {track: canary}, future: 1}]}"));
    }

    @Test
    void labelsThatAVersionHasOnlyByDefaultLeaveItsSubsetAsItIs() {
        RouteSpec wanted = RouteSpec.only().withSplit(Split.all("v2"));
        Resource there =
                destinationRule("reviews", "{host: reviews, subsets: [{name: v2, labels: {app: r, rev: '2'}}]}");
        assertThat(settled(wanted, there).changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly("VirtualService");
    }

    @Test
    void anExternalHostIsWrittenAsItIs() {
        ServiceSpec wanted = ServiceSpec.of("api.example.com").withCircuitBreaker(CircuitBreaker.DEFAULT);
        assertThat(result(settled(wanted), IstioTypes.DESTINATION_RULE).spec().text("host"))
                .contains("api.example.com");
    }
}
