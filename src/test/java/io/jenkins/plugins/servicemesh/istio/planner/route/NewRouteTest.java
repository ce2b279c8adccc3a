package io.jenkins.plugins.servicemesh.istio.planner.route;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.http;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.reviews;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a route that is not there yet goes, and what it takes over. */
class NewRouteTest {

    private static RouteSpec testers() {
        return matching("testers", "/t").withSplit(Split.all("v2"));
    }

    private static RouteSpec matching(String name, String prefix) {
        return RouteSpec.named(name).withMatches(List.of(RequestMatch.ANY.withPath(new StringMatch.Prefix(prefix))));
    }

    private static List<String> names(Plan plan) {
        return http(plan).stream().map(route -> route.text("name").orElse("-")).toList();
    }

    private static Resource front(String http) {
        return virtualService("front", "{hosts: [reviews], http: [" + http + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{route: [{destination: {host: reviews}}]}",
                "{match: [{uri: {prefix: /}}], route: [{destination: {host: reviews}}]}",
                "{match: [{uri: {prefix: /x}}, {name: all}], route: [{destination: {host: reviews}}]}"
            })
    void aRouteWithMatchGoesBeforeTheFirstThatTakesEveryRequest(String catchAll) {
        String before = "{name: a, match: [{uri: {prefix: /a}}], route: [{destination: {host: ratings}}]},";
        Plan plan = settled(reviews(testers()), front(before + catchAll));
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects())
                .extracting(route -> route.text("name").orElse("-"))
                .containsExactly("a", "testers", "-");
    }

    @Test
    void newRoutesKeepTheOrderOfTheIntentAndTheOneForAllComesLast() {
        RouteSpec all = RouteSpec.named("default").withSplit(Split.all("v1"));
        assertThat(names(settled(reviews(matching("b", "/b/b"), all, matching("a", "/b")))))
                .containsExactly("b", "a", "default");
    }

    @Test
    void aNewRouteGoesBeforeThoseThatTheIntentWritesBehindIt() {
        Resource there = front("""
                {name: wide, match: [{uri: {prefix: /t}}], route: [{destination: {host: reviews}}]},
                {name: default, route: [{destination: {host: reviews}}]}
                """);
        RouteSpec wide = matching("wide", "/t");
        Plan plan = settled(reviews(matching("narrow", "/t/x"), wide), there);
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects())
                .extracting(route -> route.text("name").orElse("-"))
                .containsExactly("narrow", "wide", "default");
    }

    @Test
    void withoutMatchItIsAppendedWhereNoneTakesEveryRequest() {
        Resource there = front("{name: a, match: [{uri: {prefix: /a}}], route: [{destination: {host: ratings}}]}");
        Plan plan = settled(reviews(RouteSpec.named("rest").withSplit(Split.all("v1"))), there);
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects())
                .extracting(route -> route.text("name").orElse("-"))
                .containsExactly("a", "rest");
    }

    @Test
    void behindOneThatTakesEveryRequestItIsRefusedAndTheWayToThatOneIsSaid() {
        RouteSpec wanted = RouteSpec.named("default").withRequestTimeout(Duration.ofSeconds(1));
        assertThat(sentences(plan(wanted, front("{route: [{destination: {host: reviews}}]}"))))
                .singleElement()
                .asString()
                .contains("would never be reached behind unnamed http[0] (every request)")
                .contains("leave the route's name out");
        assertThat(sentences(plan(wanted, front("{name: main, route: [{destination: {host: reviews}}]}"))))
                .singleElement()
                .asString()
                .contains("behind 'main'", "name route 'main'");
    }

    @Test
    void itGoesOnWithTheSettingsOfTheRouteThatTookItsRequestsSoFar() {
        Resource there = front("""
                {name: default, route: [{destination: {host: reviews}, weight: 100}], rewrite: {uri: /v}, timeout: 3s,
                 corsPolicy: {maxAge: 24h}, future: kept, fault: {abort: {httpStatus: 500, percentage: {value: 1}}},
                 mirrors: [{destination: {host: shadow}}]}
                """);
        Plan plan = settled(reviews(testers()), there);
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects()
                        .get(0))
                .isEqualTo(tree("""
                        name: testers
                        match: [{uri: {prefix: /t}}]
                        route: [{destination: {host: reviews.shop.svc.cluster.local, subset: v2}, weight: 100}]
                        rewrite: {uri: /v}
                        timeout: 3s
                        corsPolicy: {maxAge: 24h}
                        future: kept
                        """));
    }

    @Test
    void withoutSplitItLeadsWhereItsRequestsWentSoFar() {
        String split = "[{destination: {host: reviews, subset: v1}, weight: 9}, "
                + "{destination: {host: reviews, subset: v2}, weight: 1}]";
        Resource there = front("{name: default, route: " + split + "}");
        RouteSpec slow = matching("slow", "/slow").withRequestTimeout(Duration.ofSeconds(60));
        Plan plan = settled(
                reviews(slow),
                there,
                Planning.destinationRule(
                        "reviews",
                        "{host: reviews, subsets: [{name: v1, labels: {v: '1'}}, {name: v2, labels: {v: '2'}}]}"));
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects()
                        .get(0))
                .isEqualTo(tree("{name: slow, match: [{uri: {prefix: /slow}}], route: " + split + ", timeout: 60s}"));
    }

    @Test
    void theOneRouteOfAServiceThatHadNoneGetsANameThatLaterIntentsCanUse() {
        Plan plan = settled(RouteSpec.only().withRequestTimeout(Duration.ofSeconds(3)));
        assertThat(http(plan))
                .containsExactly(
                        tree(
                                "{name: default, route: [{destination: {host: reviews.shop.svc.cluster.local}}], timeout: 3s}"));
    }

    @Test
    void removalsAloneMakeNoRoute() {
        RouteSpec removal = RouteSpec.named("x").withRemovals(Set.of(RouteSpec.Part.values()));
        assertThat(settled(removal).changes()).isEmpty();
    }

    @Test
    void aRouteOfAVirtualServiceThatHadOnlyTcpIsAdded() {
        Resource tcp = virtualService("db", "{hosts: [reviews], tcp: [{route: [{destination: {host: reviews}}]}]}");
        Plan plan = settled(RouteSpec.only().withRequestTimeout(Duration.ofSeconds(3)), tcp);
        assertThat(errors(plan)).isEmpty();
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .keys())
                .containsExactly("hosts", "tcp", "http");
    }
}
