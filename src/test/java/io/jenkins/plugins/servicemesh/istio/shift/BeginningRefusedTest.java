package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.OWNER;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.SHIFT;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.errors;
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
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.weight;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withAffinity;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withStages;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withTesters;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What speaks against beginning a rollout, and against a share. */
class BeginningRefusedTest {

    private static final RequestMatch TESTER = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));

    private static Resource shares(String destinations) {
        return reviews("[{name: main, route: [" + destinations + "]}]");
    }

    private static String to(String subset, int weight) {
        return "{destination: {host: reviews, subset: " + subset + "}, weight: " + weight + "}";
    }

    private static String foreign(int weight) {
        return "{destination: {host: legacy}, weight: " + weight + "}";
    }

    @Test
    void aNewVersionThatHasRequestsAlready() {
        assertThat(refused(rollout(), shares(to("v1", 90) + "," + to("v2", 10)), subsets("v1", "v2")))
                .containsExactly(
                        "VirtualService shop/reviews, service 'reviews' > route 'main': v2 has requests already:"
                                + " reviews v1 90, reviews v2 10; give v2 the weight 0 first");
        assertThat(refused(rollout(), shares(to("v1", 0) + "," + to("v2", 10)), subsets("v1", "v2")))
                .singleElement()
                .asString()
                .contains("v2 has all requests of this route already");
    }

    @Test
    void anotherVersionThatHasSome() {
        assertThat(refused(rollout(), shares(to("v1", 90) + "," + to("v0", 10)), subsets("v0", "v1")))
                .singleElement()
                .asString()
                .contains("v1 has not all requests, other versions have some: reviews v0 10");
    }

    @Test
    void aStableVersionThatTheRouteDoesNotLeadTo() {
        assertThat(refused(rollout(), shares(to("v0", 100)), subsets("v0", "v1")))
                .anySatisfy(error ->
                        assertThat(error).contains("this route does not lead to v1; it leads to reviews v0 100"));
    }

    @Test
    void aStableVersionThatNobodySaysAndTheRouteDoesNotShow() {
        RolloutSpec unsaid =
                Shifting.of(new RolloutTarget("reviews", Optional.empty(), Version.named("v2"), List.of()));
        assertThat(refused(unsaid)).singleElement().asString().contains("no route shows which version");
        assertThat(refused(unsaid, reviews("[{route: [{destination: {host: reviews}}]}]")))
                .singleElement()
                .asString()
                .contains("leads to the whole service, whatever the version; say from which version");
        assertThat(refused(unsaid, shares(to("v1", 50) + "," + to("v0", 50)), subsets("v0", "v1")))
                .singleElement()
                .asString()
                .contains("does not show one version that has the requests now, but reviews v1 50, reviews v0 50");
    }

    @Test
    void versionsWithoutReadyPodsAreAllNamed() {
        Snapshot before = snapshotOf(rollout("v1", "v2"), ready("shop", "reviews", "v9"));
        assertThat(errors(SHIFT.prepare(rollout(), before, OWNER)))
                .containsExactly(
                        "service 'reviews': no ready endpoint behind v1: Service shop/reviews with version=v1; deploy it,"
                                + " and wait until its pods are ready",
                        "service 'reviews': no ready endpoint behind v2: Service shop/reviews with version=v2; deploy it,"
                                + " and wait until its pods are ready");
    }

    @Test
    void whoMayNotLookForPodsIsToldThatTheyWereNotChecked() {
        Snapshot before = Snapshot.EMPTY;
        for (Need need : SHIFT.needs(rollout(), Snapshot.EMPTY)) {
            before = need.type().equals(KubernetesTypes.POD)
                    ? before.with(need, Snapshot.Gap.FORBIDDEN)
                    : before.with(need, List.of());
        }
        Plan plan = SHIFT.prepare(rollout(), before, OWNER);
        assertThat(errors(plan)).isEmpty();
        assertThat(plan.findings())
                .extracting(Finding::describe)
                .contains("not checked: what answers behind service 'reviews', needs list pods in namespace shop");
    }

    @Test
    void whoMayNotSeeTheRoutesPlansNothing() {
        Snapshot before = Snapshot.EMPTY;
        for (Need need : SHIFT.needs(rollout(), Snapshot.EMPTY)) {
            before = before.with(need, Snapshot.Gap.FORBIDDEN);
        }
        assertThat(SHIFT.prepare(rollout(), before, OWNER).changes()).isEmpty();
        assertThat(errors(SHIFT.prepare(rollout(), before, OWNER)))
                .containsExactly(
                        "no traffic can be moved without the permission to list destinationrules.networking.istio.io in"
                                + " namespace shop; grant it to the credentials of this cluster",
                        "no traffic can be moved without the permission to list virtualservices.networking.istio.io in"
                                + " namespace shop; grant it to the credentials of this cluster");
        assertThat(errors(SHIFT.shift(rollout(), Percent.of(0), before, OWNER))).hasSize(1);
    }

    @Test
    void weightsGoBackThoughNothingButTheRouteCanBeSeen() {
        Resource moved = shares(to("v1", 50) + "," + to("v2", 50));
        Snapshot before = Snapshot.EMPTY
                .with(Need.all(IstioTypes.VIRTUAL_SERVICE, "shop"), List.of(moved))
                .with(Need.all(IstioTypes.DESTINATION_RULE, "shop"), Snapshot.Gap.FORBIDDEN);
        assertThat(Shifting.shares(rollout(), shifted(rollout(), 0, before))).containsExactly("100/0/0");
    }

    @Test
    void aClusterWithoutIstioIsToldSo() {
        Snapshot before = Snapshot.EMPTY;
        for (Need need : SHIFT.needs(rollout(), Snapshot.EMPTY)) {
            before = before.with(need, Snapshot.Gap.NOT_SERVED);
        }
        assertThat(errors(SHIFT.prepare(rollout(), before, OWNER)))
                .hasSize(2)
                .allMatch(error -> error.contains("does not serve"));
    }

    @Test
    void sharesThatTheWeightsBesideOthersCannotExpress() {
        Resource beside = shares(to("v1", 90) + "," + foreign(10));
        RolloutSpec fine = withStages(rollout(), weight(0.5), weight(1), weight(10));
        assertThat(refused(fine, beside, subsets("v1")))
                .singleElement()
                .asString()
                .contains("of the 90 that both versions have these shares are no whole weight: 0.5 %, 1 %");
        Snapshot prepared = prepared(rollout(), beside, subsets("v1"));
        assertThat(errors(SHIFT.shift(rollout(), Percent.of(1), prepared, OWNER)))
                .singleElement()
                .asString()
                .contains("1 % of the 90 that both versions have is no whole weight");
        assertThat(Shifting.shares(rollout(), shifted(rollout(), 10, prepared))).containsExactly("81/9/10");
        assertThat(Shifting.shares(rollout(), shifted(rollout(), 100, prepared)))
                .containsExactly("0/90/10");
    }

    @Test
    void destinationsWithoutWeightDoNotStandInTheWayOfFractions() {
        Resource beside = shares(to("v1", 100) + "," + foreign(0) + "," + to("v0", 0));
        Snapshot prepared = prepared(rollout(), beside, subsets("v1", "v0"));
        assertThat(Shifting.shares(rollout(), shifted(rollout(), 0.1, prepared)))
                .containsExactly("999/1/0");
    }

    @Test
    void oneVersionTwiceInARoute() {
        assertThat(refused(rollout(), shares(to("v1", 50) + "," + to("v1", 50)), subsets("v1")))
                .singleElement()
                .asString()
                .contains("several destinations of this route lead to one version");
    }

    @Test
    void aSubsetThatSelectsOtherPodsThanThoseMeant() {
        Version other = new Version("v2", Map.of("track", "canary"), Optional.empty());
        RolloutSpec rollout =
                Shifting.of(new RolloutTarget("reviews", Optional.of(Version.named("v1")), other, List.of()));
        assertThat(refused(rollout, shares(to("v1", 100)), subsets("v1", "v2")))
                .singleElement()
                .asString()
                .contains("the subset v2 is there with the labels {version=v2}, not {track=canary}");
    }

    @Test
    void aFaultIsToldAndMirrorsInTheWayAreRefused() {
        Resource route = reviews("""
                [{route: [{destination: {host: reviews, subset: v1}}], fault: {delay: {fixedDelay: 1s}},
                  mirrors: [{destination: {host: reviews, subset: v2}}]}]
                """);
        Stage mirror = new Stage.Mirror(Percent.of(5), Duration.ofMinutes(1), false);
        Plan plan =
                SHIFT.prepare(withStages(rollout(), mirror), snapshot(rollout(), route, subsets("v1", "v2")), OWNER);
        assertThat(plan.findings()).extracting(Finding::rule).contains("istio/shift-fault");
        assertThat(errors(plan)).singleElement().asString().contains("mirrors to v2 already");
    }

    @Test
    void objectsThatAControllerKeepsAreRefused() {
        Resource flux = shares(to("v1", 100)).withLabel("kustomize.toolkit.fluxcd.io/name", "shop");
        assertThat(refused(rollout(), flux, subsets("v1")))
                .singleElement()
                .asString()
                .contains("Flux keeps this object");
    }

    @Test
    void aShareOfARouteThatLostAVersionWritesNoEmptyHost() {
        Snapshot lost = snapshot(rollout(), shares(to("v1", 100)), subsets("v1", "v2"));
        assertThat(SHIFT.shift(rollout(), Percent.of(0), lost, OWNER)).isEqualTo(Plan.EMPTY);
        Plan plan = SHIFT.shift(rollout(), Percent.of(10), lost, OWNER);
        assertThat(plan.changes()).isEmpty();
        assertThat(errors(plan)).singleElement().asString().contains("does not lead to both versions");
    }

    @Test
    void whatSidecarsCannotDoIsRefusedAtOnce() {
        RouteAddress tcp = new RouteAddress(
                Optional.empty(), Protocol.TCP, Optional.empty(), List.of(), Optional.of(9000), List.of());
        RolloutSpec rollout = withStages(
                withAffinity(withTesters(rollout(tcp), TESTER), "a%b"),
                new Stage.Mirror(Percent.of(5), Duration.ofMinutes(1), false),
                new Stage.Matching(List.of(TESTER), Duration.ofMinutes(1), false));
        assertThat(SHIFT.refusals(rollout).stream().map(Finding::describe))
                .anyMatch(text -> text.contains("testers cannot be had on a tcp route with port 9000"))
                .anyMatch(text -> text.contains("session affinity cannot be had on a tcp route"))
                .anyMatch(text -> text.contains("the stage mirror of 5 % cannot be had on a tcp route"))
                .anyMatch(text -> text.contains("the stage matching requests cannot be had on a tcp route"))
                .anyMatch(text -> text.contains("no name for a cookie"))
                .hasSize(5);
        assertThat(SHIFT.refusals(withAffinity(withTesters(rollout(), TESTER), "c")))
                .isEmpty();
    }

    @Test
    void testersOnTheOnlyRouteWhichIsNoHttpRoute() {
        Resource tcp = Resource.of(IstioTypes.VIRTUAL_SERVICE, "shop", "reviews")
                .withSpec(io.jenkins.plugins.servicemesh.istio.planner.Planning.tree(
                        "{hosts: [reviews], tcp: [{route: [{destination: {host: reviews, subset: v1}}]}]}"));
        assertThat(refused(withTesters(rollout(), TESTER), tcp, subsets("v1")))
                .singleElement()
                .asString()
                .contains("testers need an http route");
    }
}
