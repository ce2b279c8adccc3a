package io.jenkins.plugins.servicemesh.istio.planner.route;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a split makes of the destinations of a route that is there. */
class SplitTest {

    private static final String V1 = "{destination: {host: reviews, subset: v1}}";

    private static Resource route(String... items) {
        return virtualService("reviews", "{hosts: [reviews], http: [{route: [" + String.join(", ", items) + "]}]}");
    }

    private static String item(String subset, int weight) {
        return "{destination: {host: reviews, subset: " + subset + "}, weight: " + weight + "}";
    }

    private static String other(int weight) {
        return "{destination: {host: legacy}, weight: " + weight + "}";
    }

    private static RouteSpec split(Number v1, Number v2) {
        return RouteSpec.only().withSplit(Split.of("v1", v1, "v2", v2));
    }

    /** The items of the only route, short: {@code reviews v1 90}. */
    private static List<String> after(ServiceSpec service, Resource there) {
        Plan plan = settled(service, there);
        Resource result = Planning.snapshot(Planning.SHOP.plus(service), there)
                .after(plan.changes())
                .find(there.id())
                .orElseThrow();
        JsonObject route = result.spec().array("http").objects().get(0);
        return route.array("route").objects().stream()
                .map(RouteWords::destination)
                .toList();
    }

    private static List<String> after(RouteSpec wanted, Resource there) {
        return after(Planning.reviews(wanted), there);
    }

    @Test
    void aSingleDestinationWithoutWeightHasAllOfThem() {
        assertThat(after(split(90, 10), route(V1))).containsExactly("reviews v1 90", "reviews v2 10");
        assertThat(after(RouteSpec.only().withSplit(Split.all("v1")), route(V1)))
                .containsExactly("reviews v1");
    }

    @Test
    void aNamedVersionWithoutDestinationIsAddedEvenForNothing() {
        assertThat(after(split(100, 0), route(V1))).containsExactly("reviews v1 100", "reviews v2 0");
    }

    @Test
    void fractionsBecomeTheLeastWholeWeightsWhereNothingElseIsInTheRoute() {
        assertThat(after(split(99.5, 0.5), route(item("v1", 100), item("v2", 0))))
                .containsExactly("reviews v1 995", "reviews v2 5");
    }

    @Test
    void sharesThatAreThereAlreadyInOtherNumbersStay() {
        assertThat(after(split(90, 10), route(item("v1", 900), item("v2", 100))))
                .containsExactly("reviews v1 900", "reviews v2 100");
    }

    @Test
    void otherDestinationsKeepTheirWeightAndAreNamed() {
        Resource there = route(item("v1", 80), other(20));
        assertThat(after(split(75, 25), there)).containsExactly("reviews v1 60", "legacy 20", "reviews v2 20");
        assertThat(sentences(plan(split(75, 25), there)))
                .anySatisfy(text -> assertThat(text).contains("keep their weight", "legacy 20"));
    }

    @Test
    void aVersionThatTheSplitDoesNotNameIsAnOtherDestination() {
        assertThat(after(split(90, 10), route(item("v1", 50), item("v2", 30), item("v3", 20))))
                .containsExactly("reviews v1 72", "reviews v2 8", "reviews v3 20");
    }

    @Test
    void aFractionThatTheSumDoesNotAllowIsRefusedNamingTheSum() {
        Plan plan = plan(split(99.5, 0.5), route(item("v1", 80), other(20)));
        assertThat(plan.changes())
                .extracting(change -> change.id().type().kind())
                .doesNotContain("VirtualService");
        assertThat(sentences(plan))
                .anySatisfy(text -> assertThat(text).contains("99.5 % of the weight 80 that v1 and v2 have together"));
    }

    @Test
    void versionsWithoutAnyWeightBesideOthersAreRefused() {
        assertThat(sentences(plan(split(50, 50), route(item("v1", 0), other(100)))))
                .anySatisfy(text -> assertThat(text).contains("v1 and v2 have no weight in this route"));
    }

    @Test
    void aRouteThatLeadsToNoneOfTheVersionsIsRefusedListingWhereItLeads() {
        assertThat(sentences(plan(split(50, 50), route(item("v3", 60), item("v4", 40)))))
                .anySatisfy(text -> assertThat(text).contains("it leads to reviews v3 60, reviews v4 40"));
    }

    @Test
    void aDestinationForAllVersionsIsDividedWithItsPortAndItsOwnFields() {
        Resource there = route("{destination: {host: reviews, port: {number: 80}}, future: x, weight: 60}", other(40));
        Plan plan = settled(split(90, 10), there);
        assertThat(Planning.edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects()
                        .get(0)
                        .array("route")
                        .items())
                .extracting(Object::toString)
                .containsExactly(
                        "{\"destination\":{\"host\":\"reviews\",\"port\":{\"number\":80},\"subset\":\"v1\"},"
                                + "\"future\":\"x\",\"weight\":54}",
                        "{\"destination\":{\"host\":\"reviews\",\"port\":{\"number\":80},\"subset\":\"v2\"},"
                                + "\"future\":\"x\",\"weight\":6}",
                        "{\"destination\":{\"host\":\"legacy\"},\"weight\":40}");
    }

    @Test
    void twoDestinationsOfOneVersionAreRefused() {
        assertThat(sentences(plan(split(50, 50), route(item("v1", 50), item("v1", 50)))))
                .anySatisfy(text -> assertThat(text).contains("several destinations of this route lead to v1"));
    }

    @ParameterizedTest
    @CsvSource({"redirect", "directResponse"})
    void aRouteThatAnswersByItselfIsRefused(String field) {
        Resource answering =
                virtualService("reviews", "{hosts: [reviews], http: [{name: default, " + field + ": {status: 301}}]}");
        RouteSpec wanted = RouteSpec.named("default").withSplit(Split.of("v1", 50, "v2", 50));
        assertThat(errors(plan(wanted, answering))).contains("istio/split");
    }

    @Test
    void aVersionOfItsOwnServiceIsFoundByItAndNeedsNoSubset() {
        ServiceSpec wanted = Planning.reviews(split(90, 10))
                .withVersions(List.of(
                        new Version("v1", Map.of("version", "v1"), Optional.of("reviews-v1")),
                        new Version("v2", Map.of("version", "v2"), Optional.of("reviews-v2"))));
        Resource there = route("{destination: {host: reviews-v1.shop.svc.cluster.local}, weight: 100}");
        assertThat(after(wanted, there))
                .containsExactly("reviews-v1.shop.svc.cluster.local 90", "reviews-v2.shop.svc.cluster.local 10");
        assertThat(settled(wanted, there).changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly("VirtualService");
    }
}
