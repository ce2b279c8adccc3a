package io.jenkins.plugins.servicemesh.istio.planner.route;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.reviews;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which VirtualService, and which of its routes, an intent means. */
class RouteSelectionTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final RouteSpec ONLY = RouteSpec.only().withRequestTimeout(LIMIT);

    private static RouteSpec named(String name) {
        return RouteSpec.named(name).withRequestTimeout(LIMIT);
    }

    private static List<String> timeouts(Plan plan) {
        Resource after = edit(plan, IstioTypes.VIRTUAL_SERVICE).after();
        return after.spec().array("http").objects().stream()
                .map(route -> route.text("timeout").orElse("-"))
                .toList();
    }

    private static Resource two() {
        return virtualService("front", """
                hosts: [reviews]
                http:
                - {name: a, match: [{uri: {prefix: /a}}], route: [{destination: {host: reviews}}]}
                - {route: [{destination: {host: reviews.shop.svc.cluster.local}}]}
                """);
    }

    @Test
    void aNamedRouteIsMeantWhereverItStands() {
        assertThat(timeouts(settled(named("a"), two()))).containsExactly("3s", "-");
    }

    @Test
    void withoutANameItIsTheOnlyRouteThatLeadsToTheService() {
        Resource shared = virtualService("front", """
                hosts: [reviews]
                http:
                - {name: other, match: [{uri: {prefix: /o}}], route: [{destination: {host: ratings}}]}
                - {route: [{destination: {host: reviews}}]}
                """);
        Plan plan = settled(ONLY, shared);
        assertThat(timeouts(plan)).containsExactly("-", "3s");
        assertThat(edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects()
                        .get(1)
                        .has("name"))
                .as("someone else's route never gets a name from us")
                .isFalse();
    }

    @Test
    void withoutANameSeveralRoutesAreListedByNameOrMatch() {
        Plan plan = plan(ONLY, two());
        assertThat(plan.changes()).isEmpty();
        assertThat(sentences(plan))
                .singleElement()
                .asString()
                .contains("service 'reviews' > the only route")
                .contains("several routes lead to reviews: 'a', unnamed http[1] (every request)");
    }

    @Test
    void anUnnamedRouteIsAddressedByItsMatch() {
        Resource unnamed = virtualService("front", """
                hosts: [reviews]
                http:
                - {match: [{uri: {prefix: /a}}], route: [{destination: {host: reviews}}]}
                - {match: [{uri: {prefix: /b}}], route: [{destination: {host: reviews}}]}
                """);
        RouteSpec byMatch = ONLY.withMatches(List.of(RequestMatch.ANY.withPath(new StringMatch.Prefix("/b"))));
        assertThat(timeouts(settled(byMatch, unnamed))).containsExactly("-", "3s");
        RouteSpec unknown = ONLY.withMatches(List.of(RequestMatch.ANY.withPath(new StringMatch.Prefix("/c"))));
        assertThat(sentences(plan(unknown, unnamed)))
                .singleElement()
                .asString()
                .contains("no route with this match leads to reviews")
                .contains("unnamed http[0]", "unnamed http[1]");
    }

    @Test
    void whenNoRouteLeadsToTheServiceThoseThatAreThereAreListed() {
        Resource elsewhere = virtualService(
                "front", "{hosts: [reviews], http: [{name: x, route: [{destination: {host: ratings}}]}]}");
        assertThat(sentences(plan(ONLY, elsewhere)))
                .singleElement()
                .asString()
                .contains("no route leads to reviews; there are 'x'");
    }

    @Test
    void aNameThatTwoRoutesHaveIsRefused() {
        Resource twice = virtualService("front", """
                hosts: [reviews]
                http:
                - {name: a, match: [{uri: {prefix: /a}}], route: [{destination: {host: reviews}}]}
                - {name: a, route: [{destination: {host: reviews}}]}
                """);
        assertThat(sentences(plan(named("a"), twice)))
                .anySatisfy(text -> assertThat(text).contains("several routes are named 'a'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: default, delegate: {name: reviews-api, namespace: api}}",
                "{delegate: {name: reviews-api, namespace: api}}"
            })
    void aRouteThatDelegatesNamesTheDelegate(String route) {
        Resource root = virtualService("root", "{hosts: [reviews], http: [" + route + "]}");
        for (RouteSpec wanted : List.of(ONLY, named("default"))) {
            Plan plan = plan(wanted, root);
            assertThat(plan.changes()).isEmpty();
            assertThat(sentences(plan)).singleElement().asString().contains("VirtualService api/reviews-api");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviews", "reviews.shop", "reviews.shop.svc.cluster.local"})
    void aHostIsTheServiceHoweverItIsWritten(String host) {
        Resource there = virtualService(
                "any", "{hosts: [" + host + "], http: [{route: [{destination: {host: " + host + "}}]}]}");
        assertThat(plan(ONLY, there).changes()).singleElement().isInstanceOf(Change.Edit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviews.other", "reviews.example.com", "reviews-v2"})
    void aHostOfTheSameFirstLabelIsAnotherService(String host) {
        Resource there = virtualService(
                "any", "{hosts: [" + host + "], http: [{route: [{destination: {host: " + host + "}}]}]}");
        assertThat(settled(ONLY, there).changes()).singleElement().isInstanceOf(Change.Create.class);
    }

    @Test
    void aServiceOfAnotherNamespaceIsConfiguredFromHere() {
        ServiceSpec other = ServiceSpec.of("reviews.other").withRoutes(List.of(ONLY));
        Plan plan = settled(other);
        assertThat(Planning.result(plan, IstioTypes.VIRTUAL_SERVICE)
                        .spec()
                        .array("hosts")
                        .texts())
                .containsExactly("reviews.other.svc.cluster.local");
    }

    @Test
    void twoVirtualServicesOfOneHostInTheMeshAreAnErrorThatNamesBoth() {
        String spec = "{hosts: [reviews], http: [{route: [{destination: {host: reviews}}]}]}";
        Plan plan = plan(ONLY, virtualService("one", spec), virtualService("two", spec));
        assertThat(plan.changes()).isEmpty();
        assertThat(errors(plan)).containsExactly("istio/conflicting-mesh-hosts");
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text).contains("IST0109", "one, two"));
    }

    @Test
    void aVirtualServiceOfAGatewayIsLeftAloneAndNamed() {
        Resource gateway = virtualService(
                "reviews",
                "{hosts: [reviews.example.com], gateways: [public], http: [{route: [{destination: {host: reviews}}]}]}");
        Plan plan = settled(ONLY, gateway);
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(Change.Create.class);
            assertThat(change.id().name()).as("the name is taken").isEqualTo("reviews-mesh");
        });
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text)
                .contains("VirtualService shop/reviews", "leads from a gateway to reviews; it is not changed"));
    }

    @Test
    void aWildcardHostThatRoutedTheServiceSoFarIsNamed() {
        Resource wildcard = virtualService(
                "all", "{hosts: ['*.shop.svc.cluster.local'], http: [{route: [{destination: {host: front}}]}]}");
        assertThat(sentences(settled(ONLY, wildcard)))
                .anySatisfy(text -> assertThat(text).contains("VirtualService shop/all", "wildcard host"));
    }

    @Test
    void everyRouteOfTheIntentIsJudgedEvenWhenOneIsRefused() {
        Plan plan = plan(reviews(ONLY, named("a"), RouteSpec.named("b").withRequestTimeout(LIMIT)), two());
        assertThat(errors(plan)).containsExactly("istio/route", "istio/route");
        assertThat(timeouts(plan)).containsExactly("3s", "-");
    }
}
