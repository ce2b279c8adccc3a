package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.OWNER;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.SHIFT;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.http;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.prepared;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.ready;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.refused;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.reviews;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.rollout;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.shares;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.shifted;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshot;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshotOf;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.subsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which routes a rollout means: by name, match, port or SNI host, in several objects, namespaces and delegates. */
class MeantRoutesTest {

    private static final Resource TWO = reviews("""
            [{name: api, match: [{uri: {prefix: /api}}], route: [{destination: {host: reviews, subset: v1}}]},
             {match: [{uri: {prefix: /static}}], route: [{destination: {host: reviews, subset: v1}}]},
             {name: web, route: [{destination: {host: web}}]}]
            """);

    private static RouteAddress unnamed(String prefix) {
        RequestMatch match = RequestMatch.ANY.withPath(new StringMatch.Prefix(prefix));
        return address(Protocol.HTTP, List.of(match), Optional.empty(), List.of());
    }

    private static RouteAddress address(
            Protocol protocol, List<RequestMatch> matches, Optional<Integer> port, List<String> hosts) {
        return new RouteAddress(Optional.empty(), protocol, Optional.empty(), matches, port, hosts);
    }

    @Test
    void severalRoutesAreListedUntilOneIsNamed() {
        assertThat(refused(rollout(), TWO, subsets("v1")))
                .containsExactly("service 'reviews': several routes lead to reviews: route 'api' of VirtualService"
                        + " shop/reviews, http[1] (match [{\"uri\":{\"prefix\":\"/static\"}}]) of VirtualService"
                        + " shop/reviews; name those that shall share it");
        assertThat(shares(
                        rollout(RouteAddress.named("api")),
                        prepared(rollout(RouteAddress.named("api")), TWO, subsets("v1"))))
                .containsExactly("100/0/0");
    }

    @Test
    void anUnnamedRouteIsKnownByItsMatchAndGetsNoName() {
        RolloutSpec rollout = rollout(unnamed("/static"));
        Snapshot after = shifted(rollout, 5, prepared(rollout, TWO, subsets("v1")));
        assertThat(http(after, "reviews").get(0))
                .isEqualTo(TWO.spec().array("http").get(0));
        assertThat(http(after, "reviews").get(1).toString())
                .contains("\"weight\":95")
                .doesNotContain("name");
    }

    @Test
    void severalRoutesMoveTogether() {
        RolloutSpec rollout = rollout(RouteAddress.named("api"), unnamed("/static"));
        assertThat(shares(rollout, shifted(rollout, 0.5, prepared(rollout, TWO, subsets("v1")))))
                .containsExactly("199/1/0", "199/1/0");
    }

    @Test
    void reorderedRoutesAreFoundAgain() {
        RolloutSpec rollout = rollout(RouteAddress.named("api"));
        Snapshot prepared = prepared(rollout, TWO, subsets("v1"));
        Resource there = Shifting.virtualService(prepared, "reviews");
        List<Object> reordered = new ArrayList<>(there.spec().array("http").items());
        java.util.Collections.reverse(reordered);
        Resource moved = there.withSpec(there.spec().with("http", reordered));
        Snapshot after = shifted(rollout, 30, snapshot(rollout, moved, Shifting.destinationRule(prepared)));
        assertThat(http(after, "reviews").get(2).toString()).contains("api", "\"weight\":70", "\"weight\":30");
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        assertThat(refused(rollout(RouteAddress.named("apj")), TWO, subsets("v1")))
                .containsExactly("service 'reviews': no http route 'apj' leads to reviews; there are route 'api' of"
                        + " VirtualService shop/reviews, http[1] (match [{\"uri\":{\"prefix\":\"/static\"}}]) of"
                        + " VirtualService shop/reviews; name one that does");
        assertThat(refused(rollout(RouteAddress.named("web")), TWO, subsets("v1")))
                .singleElement()
                .asString()
                .startsWith("service 'reviews': no http route 'web' leads to reviews");
        assertThat(refused(rollout(RouteAddress.only().in("reviewz")), TWO, subsets("v1")))
                .containsExactly("service 'reviews': there is no VirtualService shop/reviewz; did you mean 'reviews'?");
    }

    @Test
    void aHostWithoutARouteToTheServiceGetsNoSecondVirtualService() {
        Resource elsewhere = reviews("[{route: [{destination: {host: web}}]}]");
        assertThat(refused(rollout(), elsewhere))
                .containsExactly("service 'reviews': no route leads to reviews; name one that does");
    }

    @Test
    void aNamedRouteIsMadeWhereThereIsNothing() {
        RolloutSpec rollout = rollout(RouteAddress.named("main"));
        assertThat(http(prepared(rollout), "reviews").get(0).text("name")).contains("main");
    }

    @Test
    void routesOfConnectionsMoveByPortAndServerName() {
        Resource streams = Planning.virtualService("streams", """
                hosts: [reviews]
                tls:
                - match: [{port: 443, sniHosts: [reviews]}]
                  route: [{destination: {host: reviews, subset: v1}}]
                - match: [{port: 444, sniHosts: [reviews]}]
                  route: [{destination: {host: reviews, subset: v1}}]
                tcp:
                - match: [{port: 9000}]
                  route: [{destination: {host: reviews, subset: v1}, weight: 100}, {destination: {host: old}, weight: 0}]
                - match: [{port: 9001}]
                  route: [{destination: {host: other}}]
                """);
        RolloutSpec rollout = rollout(
                address(Protocol.TLS, List.of(), Optional.of(444), List.of("reviews")),
                address(Protocol.TCP, List.of(), Optional.empty(), List.of()));
        Snapshot after = shifted(rollout, 20, prepared(rollout, streams, subsets("v1", "v2")));
        Resource moved = Shifting.virtualService(after, "streams");
        assertThat(moved.spec().array("tls").get(0))
                .isEqualTo(streams.spec().array("tls").get(0));
        assertThat(moved.spec().array("tcp").get(1))
                .isEqualTo(streams.spec().array("tcp").get(1));
        assertThat(SHIFT.shares(rollout, after))
                .extracting(LiveShare::route, LiveShare::stable, LiveShare::fresh)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tls[1]", 80, 20),
                        org.assertj.core.groups.Tuple.tuple("tcp[0]", 80, 20));
        assertThat(shares(rollout, shifted(rollout, 0, after))).containsExactly("100/0/0", "100/0/0");
    }

    @Test
    void aDelegatingRouteIsFollowed() {
        Resource root = Planning.virtualService(
                "front",
                "{hosts: [reviews], http: [{name: api, match: [{uri: {prefix: /api}}], delegate: {name: api, namespace: team}}]}");
        Resource delegate =
                Resource.of(IstioTypes.VIRTUAL_SERVICE, "team", "api").withSpec(Planning.tree("""
                        http:
                        - match: [{uri: {prefix: /api/x}}]
                          route: [{destination: {host: reviews.shop.svc.cluster.local, subset: v1}}]
                        - route: [{destination: {host: reviews}}]
                        """));
        List<Resource> objects = new ArrayList<>(List.of(root, delegate, subsets("v1")));
        objects.addAll(ready("shop", "reviews", "v1", "v2"));
        for (RolloutSpec rollout : List.of(
                rollout(),
                rollout(RouteAddress.named("api")),
                rollout(RouteAddress.only().in("team/api")))) {
            Snapshot after = shifted(rollout, 10, prepared(rollout, snapshotOf(rollout, objects)));
            LiveShare share = Shifting.share(rollout, after);
            assertThat(share.object()).isEqualTo(delegate.id());
            assertThat(share.stable() + "/" + share.fresh()).isEqualTo("90/10");
            Resource moved = after.find(delegate.id()).orElseThrow();
            assertThat(moved.spec().array("http").get(1))
                    .isEqualTo(delegate.spec().array("http").get(1));
            assertThat(moved.spec().array("http").get(0).toString())
                    .contains("\"host\":\"reviews.shop.svc.cluster.local\",\"subset\":\"v2\"");
        }
    }

    @Test
    void theSameNameInTwoNamespacesIsTwoServices() {
        Resource other = Planning.virtualService(
                "other",
                "{hosts: [x.example.com], http: [{route: [{destination: {host: reviews.team-b, subset: v1}}]}]}");
        Snapshot after = prepared(rollout(), other);
        assertThat(Shifting.virtualService(after, "other")).isEqualTo(other);
        assertThat(http(after, "reviews")).hasSize(1);
    }

    @Test
    void anObjectOfAnotherNamespaceIsReadAndMoved() {
        Resource edge =
                Resource.of(IstioTypes.VIRTUAL_SERVICE, "edge", "public").withSpec(Planning.tree("""
                        hosts: [shop.example.com]
                        gateways: [public]
                        http:
                        - name: own
                          route: [{destination: {host: reviews}}]
                        - name: shop
                          route: [{destination: {host: reviews.shop.svc.cluster.local, subset: v1}}]
                        """));
        RolloutSpec rollout = rollout(RouteAddress.only().in("edge/public"));
        List<Resource> objects = new ArrayList<>(List.of(edge, subsets("v1")));
        objects.addAll(ready("shop", "reviews", "v1", "v2"));
        Snapshot after = shifted(rollout, 25, prepared(rollout, snapshotOf(rollout, objects)));
        assertThat(Shifting.share(rollout, after).route()).isEqualTo("route 'shop'");
        assertThat(shares(rollout, after)).containsExactly("75/25/0");
    }

    @Test
    void severalVirtualServicesOfOneHostAreRefused() {
        Resource second = Planning.virtualService(
                "second", "{hosts: [reviews.shop.svc.cluster.local], http: [{route: [{destination: {host: web}}]}]}");
        assertThat(refused(rollout(RouteAddress.named("api")), TWO, second, subsets("v1")))
                .singleElement()
                .asString()
                .contains("IST0109", "reviews, second");
    }

    @Test
    void versionsWithServicesOfTheirOwnNeedNoSubsets() {
        RolloutTarget target = new RolloutTarget(
                "reviews",
                Optional.empty(),
                new Version("v2", Map.of("version", "v2"), Optional.of("reviews-v2")),
                List.of());
        RolloutSpec rollout = Shifting.of(target);
        List<Resource> objects = new ArrayList<>(List.of(
                reviews("[{route: [{destination: {host: reviews.shop.svc.cluster.local, port: {number: 80}}}]}]")));
        objects.addAll(ready("shop", "reviews", "v1"));
        objects.addAll(ready("shop", "reviews-v2", "v2"));
        Snapshot before = snapshotOf(rollout, objects);
        assertThat(SHIFT.resolved(rollout, before)
                        .targets()
                        .get(0)
                        .from()
                        .orElseThrow()
                        .service())
                .contains("reviews");
        Snapshot after = shifted(rollout, 40, prepared(rollout, before));
        assertThat(after.list(IstioTypes.DESTINATION_RULE, "shop")).isEmpty();
        assertThat(http(after, "reviews").get(0).array("route"))
                .hasToString(
                        "[{\"destination\":{\"host\":\"reviews.shop.svc.cluster.local\",\"port\":{\"number\":80}},\"weight\":60},"
                                + "{\"destination\":{\"host\":\"reviews-v2.shop.svc.cluster.local\",\"port\":{\"number\":80}},"
                                + "\"weight\":40}]");
    }

    @Test
    void theStableVersionIsReadFromTheRouteAndKeptInTheRollout() {
        RolloutSpec unsaid =
                Shifting.of(new RolloutTarget("reviews", Optional.empty(), Version.named("v2"), List.of()));
        Resource route = reviews("[{route: [{destination: {host: reviews, subset: v0}, weight: 0},"
                + " {destination: {host: reviews, subset: v1}, weight: 100}]}]");
        Snapshot before = snapshot(unsaid, route, subsets("v0", "v1"));
        RolloutSpec resolved = SHIFT.resolved(unsaid, before);
        assertThat(resolved.targets().get(0).from()).contains(Version.named("v1"));
        Snapshot moved = shifted(resolved, 100, prepared(resolved, before));
        assertThat(shares(resolved, shifted(resolved, 0, moved))).containsExactly("100/0/0");
    }

    @Test
    void twoServicesInOneObjectMoveTogether() {
        Resource shared = Planning.virtualService("shared", """
                hosts: [reviews, ratings]
                http:
                - name: ratings
                  match: [{uri: {prefix: /ratings}}]
                  route: [{destination: {host: ratings, subset: v1}}]
                - name: reviews
                  route: [{destination: {host: reviews, subset: v1}}]
                """);
        RolloutSpec rollout = Shifting.of(
                new RolloutTarget("reviews", Optional.empty(), Version.named("v2"), List.of()),
                new RolloutTarget("ratings", Optional.empty(), Version.named("v3"), List.of()));
        List<Resource> objects = new ArrayList<>(List.of(shared));
        objects.addAll(ready("shop", "reviews", "v1", "v2"));
        objects.addAll(ready("shop", "ratings", "v1", "v3"));
        Snapshot prepared = prepared(rollout, snapshotOf(rollout, objects));
        Snapshot after = shifted(rollout, 10, prepared);
        assertThat(shares(rollout, after)).containsExactly("90/10/0", "90/10/0");
        assertThat(SHIFT.shift(rollout, io.jenkins.plugins.servicemesh.model.Percent.of(10), prepared, OWNER)
                        .changes())
                .hasSize(1);
    }
}
