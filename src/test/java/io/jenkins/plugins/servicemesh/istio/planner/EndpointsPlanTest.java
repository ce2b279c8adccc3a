package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.ISTIO;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.OWNER;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.Expectation.ReadyEndpoints;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must answer behind the routes of an intent, and what is known of it when the plan is made. */
class EndpointsPlanTest {

    private static final RouteSpec HALF = RouteSpec.only().withSplit(Split.of("v1", 50, "v2", 50));

    private static Resource pod(String version) {
        return Resource.of(KubernetesTypes.POD, "shop", "pod-" + version)
                .withLabel("app", "reviews")
                .withLabel("version", version);
    }

    private static Resource slice(String version) {
        Resource slice = Resource.of(KubernetesTypes.ENDPOINT_SLICE, "shop", "slice-" + version)
                .withLabel("kubernetes.io/service-name", "reviews");
        return slice.withTree(slice.tree()
                .with(
                        "endpoints",
                        Planning.tree("{e: [{targetRef: {name: pod-" + version + "}}]}")
                                .array("e")));
    }

    @Test
    void eachDestinationWithWeightIsExpectedToAnswer() {
        assertThat(settled(HALF).expectations())
                .containsExactly(
                        new ReadyEndpoints("shop", "reviews", Map.of("version", "v1")),
                        new ReadyEndpoints("shop", "reviews", Map.of("version", "v2")));
    }

    @Test
    void oneWithoutWeightIsNot() {
        RouteSpec all = RouteSpec.only().withSplit(Split.of("v1", 100, "v2", 0));
        assertThat(settled(all).expectations())
                .containsExactly(new ReadyEndpoints("shop", "reviews", Map.of("version", "v1")));
    }

    @Test
    void theLabelsAreThoseOfTheSubsetThatIsThere() {
        Resource rule = Planning.destinationRule(
                "reviews",
                "{host: reviews, subsets: [{name: v1, labels: {track: a}}, {name: v2, labels: {track: b}}]}");
        assertThat(settled(HALF, rule).expectations())
                .contains(new ReadyEndpoints("shop", "reviews", Map.of("track", "b")));
    }

    @Test
    void whatIsInEffectAlreadyIsExpectedAsWell() {
        MeshSpec spec = SHOP.plus(Planning.reviews(HALF));
        Plan first = settled(spec);
        Plan second = ISTIO.plan(spec, Planning.snapshot(spec).after(first.changes()), OWNER);
        assertThat(second.expectations()).isEqualTo(first.expectations());
    }

    @Test
    void aVersionBehindWhichNothingAnswersIsNamedWithItsLabels() {
        Plan plan = settled(HALF, pod("v1"), slice("v1"), pod("v2"));
        assertThat(sentences(plan))
                .contains("service 'reviews': no ready endpoint behind reviews v2 (version=v2)")
                .noneMatch(text -> text.contains("reviews v1 (version=v1)"));
    }

    @Test
    void aServiceWhoseNameIsNearlyAnothersIsRefusedWithThatOne() {
        Plan plan = plan(ServiceSpec.of("rewiews").withRoutes(List.of(HALF)));
        assertThat(plan.findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::suggestion)
                .contains(Optional.of("reviews"));
    }

    @Test
    void aServiceThatIsNotThereIsNamedUnlessVersionsHaveTheirOwn() {
        ServiceSpec wanted = ServiceSpec.of("checkout").withRoutes(List.of(HALF));
        Plan plan = plan(wanted);
        assertThat(sentences(plan)).contains("service 'checkout': there is no Service shop/checkout");
        assertThat(plan.findings()).noneMatch(Finding::isError);
        Version own = new Version("v1", Map.of("version", "v1"), Optional.of("reviews"));
        assertThat(sentences(plan(wanted.withVersions(List.of(own)))))
                .noneMatch(text -> text.contains("there is no Service"));
    }

    @Test
    void nothingIsExpectedOfAHostOutsideOfTheCluster() {
        ServiceSpec external = ServiceSpec.of("api.example.com")
                .withRoutes(List.of(RouteSpec.only().withRequestTimeout(java.time.Duration.ofSeconds(1))));
        assertThat(settled(external).expectations()).isEmpty();
    }
}
