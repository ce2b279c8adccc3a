package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.destinationRule;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.http;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.prepared;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.promoted;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.reviews;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.rollout;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.shares;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.shifted;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshot;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.subsets;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withAffinity;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withTesters;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain case: one service, one http route, two versions. */
class CanaryTest {

    private static final RolloutSpec ROLLOUT = rollout();

    @Test
    void aServiceWithoutObjectsGetsARouteThatGivesAllToTheStableVersion() {
        Snapshot after = prepared(ROLLOUT);
        assertThat(http(after, "reviews")).containsExactly(Planning.tree("""
                                name: default
                                route:
                                - destination: {host: reviews.shop.svc.cluster.local, subset: v1}
                                  weight: 100
                                - destination: {host: reviews.shop.svc.cluster.local, subset: v2}
                                  weight: 0
                                """));
        assertThat(destinationRule(after).spec()).isEqualTo(Planning.tree("""
                                host: reviews.shop.svc.cluster.local
                                subsets:
                                - {name: v1, labels: {version: v1}}
                                - {name: v2, labels: {version: v2}}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100/0/0",
        "1, 99/1/0",
        "50, 50/50/0",
        "100, 0/100/0",
        "0.1, 999/1/0",
        "0.5, 199/1/0",
        "12.5, 7/1/0",
        "0.0001, 999999/1/0",
        "99.9, 1/999/0"
    })
    void aShareIsTheSmallestWholeWeightsOrOfAHundred(java.math.BigDecimal percent, String weights) {
        Snapshot moved = shifted(ROLLOUT, percent, prepared(ROLLOUT));
        assertThat(shares(ROLLOUT, moved)).containsExactly(weights);
        assertThat(Shifting.share(ROLLOUT, moved).percent()).isEqualByComparingTo(percent);
    }

    @Test
    void backAtNothingEverythingIsAsPrepared() {
        Snapshot prepared = prepared(ROLLOUT);
        Snapshot back = shifted(ROLLOUT, 0, shifted(ROLLOUT, 0.1, shifted(ROLLOUT, 50, prepared)));
        assertThat(back.all()).containsExactlyElementsOf(prepared.all());
    }

    @Test
    void threeReleasesInARowLeaveNoGarbage() {
        Snapshot after = snapshot(ROLLOUT);
        after = promoted(rollout("v1", "v2"), false, after);
        after = promoted(rollout("v2", "v3"), false, after);
        after = promoted(rollout("v3", "v4"), false, after);
        assertThat(http(after, "reviews")).containsExactly(Planning.tree("""
                                name: default
                                route:
                                - destination: {host: reviews.shop.svc.cluster.local, subset: v4}
                                  weight: 100
                                """));
        assertThat(destinationRule(after).spec().array("subsets"))
                .hasToString("[{\"name\":\"v4\",\"labels\":{\"version\":\"v4\"}}]");
    }

    @Test
    void threeReleasesWithTestersAndAffinityLeaveNoGarbageEither() {
        RequestMatch tester = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
        Snapshot after = snapshot(ROLLOUT);
        for (int release = 1; release <= 3; release++) {
            RolloutSpec next =
                    withAffinity(withTesters(rollout("v" + release, "v" + (release + 1)), tester), "reviews");
            after = promoted(next, release == 2, after);
        }
        assertThat(http(after, "reviews").toString())
                .isEqualTo("[{\"name\":\"default\",\"route\":[{\"destination\":{\"host\":"
                        + "\"reviews.shop.svc.cluster.local\",\"subset\":\"v4\"},\"weight\":100}]}]");
        assertThat(destinationRule(after).spec().array("subsets").size()).isEqualTo(1);
    }

    @Test
    void aSubsetThatAnotherRouteUsesStays() {
        Resource pinned = Planning.virtualService(
                "pinned",
                "{hosts: [x.example.com], tls: [{match: [{sniHosts: [x.example.com]}], route:"
                        + " [{destination: {host: reviews, subset: v1}}]}]}");
        RouteAddress main = RouteAddress.named("default");
        Snapshot after = promoted(rollout("v1", "v2", main), false, snapshot(ROLLOUT, pinned, subsets("v1")));
        assertThat(destinationRule(after).spec().array("subsets").size()).isEqualTo(2);
    }

    @Test
    void anOldVersionIsKeptUntilTheNextRelease() {
        Snapshot after = snapshot(ROLLOUT);
        after = promoted(rollout("v1", "v2"), true, after);
        assertThat(shares(ROLLOUT, after)).containsExactly("0/100/0");
        after = promoted(rollout("v2", "v3"), true, after);
        assertThat(http(after, "reviews").get(0).array("route").objects())
                .extracting(item -> item.object("destination").text("subset").orElseThrow())
                .containsExactly("v2", "v3");
        assertThat(destinationRule(after).spec().array("subsets").size()).isEqualTo(2);
    }

    @Test
    void anUndividedDestinationBecomesTheStableVersionAndKeepsItsWords() {
        Snapshot after = prepared(
                ROLLOUT,
                reviews("[{route: [{destination: {host: reviews, port: {number: 9080}}, later: kept}], timeout: 3s}]"));
        assertThat(http(after, "reviews")).containsExactly(Planning.tree("""
                                route:
                                - destination: {host: reviews, port: {number: 9080}, subset: v1}
                                  later: kept
                                  weight: 100
                                - destination: {host: reviews, port: {number: 9080}, subset: v2}
                                  later: kept
                                  weight: 0
                                timeout: 3s
                                """));
    }

    @Test
    void threeReleasesInSomeoneElsesObjectsKeepWorkingAndKeepWhatWasThere() {
        Snapshot after = snapshot(
                ROLLOUT,
                reviews("[{name: api, route: [{destination: {host: reviews, subset: v1}}], retries: {attempts: 2}}]"),
                subsets("v1"));
        after = promoted(rollout("v1", "v2"), false, after);
        after = promoted(rollout("v2", "v3"), false, after);
        after = promoted(rollout("v3", "v4"), false, after);
        assertThat(shares(rollout("v3", "v4"), after)).containsExactly("0/100/0");
        assertThat(http(after, "reviews").get(0).array("route").objects().get(0))
                .hasToString("{\"destination\":{\"host\":\"reviews\",\"subset\":\"v1\"},\"weight\":0}");
        assertThat(http(after, "reviews")).hasSize(1);
    }

    @Test
    void destinationsInSomeoneElsesObjectGoWhereTheirSubsetsAreOurs() {
        Snapshot after = snapshot(ROLLOUT, reviews("[{route: [{destination: {host: reviews}}]}]"));
        after = promoted(rollout("v1", "v2"), false, after);
        after = promoted(rollout("v2", "v3"), false, after);
        assertThat(http(after, "reviews").get(0).array("route"))
                .hasToString("[{\"destination\":{\"host\":\"reviews\",\"subset\":\"v3\"},\"weight\":100}]");
    }

    @Test
    void needsAreWhatItReads() {
        assertThat(Shifting.SHIFT.needs(ROLLOUT, Snapshot.EMPTY))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "list destinationrules.networking.istio.io in namespace shop",
                        "list virtualservices.networking.istio.io in namespace shop",
                        "list services in namespace shop",
                        "list endpointslices.discovery.k8s.io in namespace shop",
                        "list pods in namespace shop");
    }
}
