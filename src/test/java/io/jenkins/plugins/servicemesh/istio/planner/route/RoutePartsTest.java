package io.jenkins.plugins.servicemesh.istio.planner.route;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Timeouts, retries, faults and mirrors of a route that is there. */
class RoutePartsTest {

    private static Resource route(String fields) {
        String destination = "name: default, route: [{destination: {host: reviews}}]";
        return virtualService(
                "reviews",
                "{hosts: [reviews], http: [{" + destination + (fields.isEmpty() ? "" : ", " + fields) + "}]}");
    }

    private static JsonObject after(RouteSpec wanted, String fields) {
        return edit(settled(wanted, route(fields)), IstioTypes.VIRTUAL_SERVICE)
                .after()
                .spec()
                .array("http")
                .objects()
                .get(0)
                .without("name")
                .without("route");
    }

    private static boolean isUnchanged(RouteSpec wanted, String fields) {
        return settled(wanted, route(fields)).changes().stream()
                .noneMatch(change -> change.id().type().sameKind(IstioTypes.VIRTUAL_SERVICE));
    }

    @Test
    void aTimeoutIsSetAndOneOfTheSameLengthInOtherWordsStays() {
        RouteSpec wanted = RouteSpec.only().withRequestTimeout(Duration.ofSeconds(3));
        assertThat(after(wanted, "timeout: 10s")).isEqualTo(tree("timeout: 3s"));
        assertThat(isUnchanged(wanted, "timeout: 3000ms")).isTrue();
    }

    @Test
    void retriesKeepWhatIsNotWritten() {
        RouteSpec wanted = RouteSpec.only().withRetries(RetryPolicy.of(5));
        assertThat(after(wanted, "retries: {attempts: 2, perTryTimeout: 1s, backoff: 25ms, future: 1}"))
                .isEqualTo(tree("retries: {attempts: 5, perTryTimeout: 1s, backoff: 25ms, future: 1}"));
    }

    @Test
    void noAttemptsExcludeEveryOtherFieldOfRetries() {
        RouteSpec wanted = RouteSpec.only().withRetries(RetryPolicy.of(0));
        assertThat(after(wanted, "retries: {attempts: 2, perTryTimeout: 1s, retryOn: 5xx}"))
                .isEqualTo(tree("retries: {attempts: 0}"));
    }

    @Test
    void aNewDelayKeepsTheAbortThatIsThere() {
        RouteSpec wanted = RouteSpec.only().withFault(Fault.delay(Duration.ofSeconds(2), Percent.of(5)));
        assertThat(after(wanted, "fault: {abort: {grpcStatus: UNAVAILABLE, percentage: {value: 1}}}"))
                .isEqualTo(tree("""
                                fault:
                                  abort: {grpcStatus: UNAVAILABLE, percentage: {value: 1}}
                                  delay: {fixedDelay: 2s, percentage: {value: 5}}
                                """));
    }

    @Test
    void aNewAbortReplacesTheAbortOfAnotherVariant() {
        RouteSpec wanted = RouteSpec.only().withFault(Fault.abort(503, Percent.of(10)));
        assertThat(after(wanted, "fault: {abort: {grpcStatus: UNAVAILABLE, percentage: {value: 1}}}"))
                .isEqualTo(tree("fault: {abort: {httpStatus: 503, percentage: {value: 10}}}"));
    }

    @Test
    void aFaultBesideTimeoutOrRetriesIsSaidToSwitchThemOff() {
        RouteSpec wanted = RouteSpec.only().withFault(Fault.abort(503, Percent.of(10)));
        Plan plan = settled(wanted, route("timeout: 3s"));
        assertThat(plan.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("istio/fault-drops-settings");
            assertThat(finding.describe()).contains("timeout is not applied on a route with a fault");
        });
    }

    @Test
    void aMirrorJoinsTheOthersAndIsFoundAgainByItsDestination() {
        RouteSpec wanted = RouteSpec.only().withMirror(new Mirror("v2", Percent.of(10)));
        assertThat(after(wanted, "mirrors: [{destination: {host: shadow}, percentage: {value: 100}}]"))
                .isEqualTo(tree("""
                                mirrors:
                                - {destination: {host: shadow}, percentage: {value: 100}}
                                - {destination: {host: reviews, subset: v2}, percentage: {value: 10}}
                                """));
        assertThat(after(wanted, "mirrors: [{destination: {host: reviews, subset: v2}, percentage: {value: 1}, x: y}]"))
                .isEqualTo(
                        tree("mirrors: [{destination: {host: reviews, subset: v2}, percentage: {value: 10}, x: y}]"));
    }

    @Test
    void aMirrorBesideTheOlderSingleFieldIsRefusedAndThatFieldKept() {
        RouteSpec wanted = RouteSpec.only().withMirror(new Mirror("v2", Percent.of(10)));
        Plan plan = plan(wanted, route("mirror: {host: shadow}"));
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text).contains("older field mirror", "shadow"));
        assertThat(plan.changes()).noneMatch(change -> change.id().type().sameKind(IstioTypes.VIRTUAL_SERVICE));
    }

    @Test
    void removalsTakeExactlyTheirPartsAway() {
        String fields =
                "timeout: 3s, retries: {attempts: 2}, fault: {abort: {httpStatus: 500, percentage: {value: 1}}}, "
                        + "mirror: {host: shadow}, mirrorPercentage: {value: 5}, rewrite: {uri: /}";
        for (RouteSpec.Part part : RouteSpec.Part.values()) {
            JsonObject after = after(RouteSpec.only().withRemovals(Set.of(part)), fields);
            assertThat(after.keys())
                    .hasSize(part == RouteSpec.Part.MIRROR ? 4 : 5)
                    .contains("rewrite");
        }
        assertThat(after(RouteSpec.only().withRemovals(Set.of(RouteSpec.Part.values())), fields))
                .isEqualTo(tree("rewrite: {uri: /}"));
    }

    @Test
    void aPartThatIsRemovedAndWrittenIsReplacedAsAWhole() {
        RouteSpec wanted =
                RouteSpec.only().withRemovals(Set.of(RouteSpec.Part.RETRIES)).withRetries(RetryPolicy.of(5));
        assertThat(after(wanted, "retries: {attempts: 2, backoff: 25ms}")).isEqualTo(tree("retries: {attempts: 5}"));
    }

    @Test
    void aRemovedRouteGoesAndTheOthersStay() {
        Resource two = virtualService("reviews", """
                hosts: [reviews]
                http:
                - {name: testers, match: [{uri: {prefix: /t}}], route: [{destination: {host: reviews}}]}
                - {name: default, route: [{destination: {host: reviews}}]}
                """);
        Plan plan = settled(ServiceSpec.of("reviews").withRemovedRoutes(List.of("testers", "never-there")), two);
        assertThat(edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects())
                .containsExactly(two.spec().array("http").objects().get(1));
        assertThat(plan.changes().get(0).reasons()).containsExactly("service 'reviews' > remove route 'testers'");
    }

    @Test
    void theLastRouteOfOursTakesItsVirtualServiceWithIt() {
        Resource ours = Planning.OWNER.mark(route(""));
        Plan plan = settled(ServiceSpec.of("reviews").withRemovedRoutes(List.of("default")), ours);
        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Remove.class);
    }

    @Test
    void theLastRouteOfSomeoneElsesIsNotRemoved() {
        Plan plan = plan(ServiceSpec.of("reviews").withRemovedRoutes(List.of("default")), route(""));
        assertThat(Planning.errors(plan)).contains("istio/last-route");
    }

    @Test
    void aRouteThatIsRemovedMayMakeRoomForAnother() {
        RouteSpec main = RouteSpec.named("main").withRequestTimeout(Duration.ofSeconds(1));
        Plan plan = settled(Planning.reviews(main).withRemovedRoutes(List.of("default")), route(""));
        assertThat(edit(plan, IstioTypes.VIRTUAL_SERVICE)
                        .after()
                        .spec()
                        .array("http")
                        .objects())
                .extracting(route -> route.text("name").orElse("-"))
                .containsExactly("main");
    }
}
