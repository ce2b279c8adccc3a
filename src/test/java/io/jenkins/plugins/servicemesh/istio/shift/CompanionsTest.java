package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.OWNER;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.SHIFT;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.errors;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.http;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.prepared;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.refused;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.reviews;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.rollout;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.settled;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.shifted;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshot;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.subsets;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.tidied;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withAffinity;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.withTesters;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Routes for testers, for matching requests and for clients with a cookie, and mirrors. */
class CompanionsTest {

    private static final RequestMatch TESTER = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
    private static final Resource RICH = reviews("""
            [{name: other, match: [{uri: {prefix: /other}}], route: [{destination: {host: other}}]},
             {name: api, match: [{uri: {prefix: /api}, withoutHeaders: {x-legacy: {}}}, {uri: {exact: /v1}, name: old}],
              rewrite: {uri: /}, timeout: 2s, retries: {attempts: 2}, corsPolicy: {allowOrigins: [{exact: a}]},
              headers: {request: {set: {x-a: b}}}, fault: {abort: {httpStatus: 500, percentage: {value: 1}}},
              mirrors: [{destination: {host: shadow}}], later: kept,
              route: [{destination: {host: reviews, subset: v1}, headers: {response: {set: {x-served-by: v1}}}}]},
             {route: [{destination: {host: web}}]}]
            """);

    private static List<String> names(Snapshot snapshot) {
        return http(snapshot, "reviews").stream()
                .map(route -> route.text("name").orElse(""))
                .toList();
    }

    @Test
    void testersHaveTheirRequestsByTheSettingsOfTheRouteAndByItsConditionsToo() {
        Snapshot after = prepared(withTesters(rollout(), TESTER), RICH, subsets("v1"));
        assertThat(names(after)).containsExactly("other", "rollout-testers-reviews-api", "api", "");
        assertThat(http(after, "reviews").get(1)).isEqualTo(Planning.tree("""
                                name: rollout-testers-reviews-api
                                match:
                                - {uri: {prefix: /api}, withoutHeaders: {x-legacy: {}}, headers: {x-tester: {exact: 'yes'}}}
                                - {uri: {exact: /v1}, headers: {x-tester: {exact: 'yes'}}}
                                route: [{destination: {host: reviews, subset: v2}}]
                                rewrite: {uri: /}
                                timeout: 2s
                                retries: {attempts: 2}
                                corsPolicy: {allowOrigins: [{exact: a}]}
                                headers: {request: {set: {x-a: b}}}
                                later: kept
                                """));
    }

    @Test
    void headerAndPathOfATesterAreBothAsked() {
        RequestMatch both = TESTER.withPath(new StringMatch.Prefix("/api/v2"));
        Snapshot after = prepared(withTesters(rollout(), both), RICH, subsets("v1"));
        assertThat(http(after, "reviews").get(1).array("match"))
                .hasToString("[{\"uri\":{\"prefix\":\"/api/v2\"},\"withoutHeaders\":{\"x-legacy\":{}},"
                        + "\"headers\":{\"x-tester\":{\"exact\":\"yes\"}}}]");
    }

    @Test
    void aPrefixOfATesterIsTakenLiterally() {
        RequestMatch prefix = RequestMatch.ANY.withHeader("x-build", new StringMatch.Prefix("v1.0"));
        Snapshot after = prepared(withTesters(rollout(), prefix));
        assertThat(http(after, "reviews").get(0).array("match"))
                .hasToString("[{\"headers\":{\"x-build\":{\"prefix\":\"v1.0\"}}}]");
    }

    @Test
    void twoUnnamedRoutesGetARouteForTestersEachAndNoneTwice() {
        Resource two = reviews("""
                [{match: [{uri: {prefix: /a}}], route: [{destination: {host: reviews, subset: v1}}]},
                 {route: [{destination: {host: reviews, subset: v1}}]}]
                """);
        RouteAddress first = new RouteAddress(
                java.util.Optional.empty(),
                RouteAddress.Protocol.HTTP,
                java.util.Optional.empty(),
                List.of(RequestMatch.ANY.withPath(new StringMatch.Prefix("/a"))),
                java.util.Optional.empty(),
                List.of());
        Snapshot after = prepared(withTesters(rollout(first), TESTER), two, subsets("v1"));
        assertThat(http(after, "reviews")).hasSize(3);
        Snapshot again = prepared(withTesters(rollout("v1", "v3", first), TESTER), after);
        assertThat(http(again, "reviews")).hasSize(3);
        assertThat(http(again, "reviews").get(0).array("route"))
                .hasToString("[{\"destination\":{\"host\":\"reviews\",\"subset\":\"v3\"}}]");
    }

    @Test
    void affinityMarksAnswersOfTheNewVersionAndFollowsTheMark() {
        RolloutSpec rollout = withAffinity(rollout(), "shop.version");
        Snapshot after = prepared(rollout);
        assertThat(http(after, "reviews")).containsExactly(Planning.tree("""
                                name: rollout-affinity-reviews-default
                                match: [{headers: {cookie: {regex: '^(.*;\\s*)?shop\\.version=v2(;.*)?$'}}}]
                                route: [{destination: {host: reviews.shop.svc.cluster.local, subset: v2}}]
                                """), Planning.tree("""
                                name: default
                                route:
                                - {destination: {host: reviews.shop.svc.cluster.local, subset: v1}, weight: 100}
                                - destination: {host: reviews.shop.svc.cluster.local, subset: v2}
                                  weight: 0
                                  headers: {response: {add: {Set-Cookie: shop.version=v2; Max-Age=3600; Path=/}}}
                                """));
        assertThat(http(tidied(rollout, false, shifted(rollout, 100, after)), "reviews"))
                .containsExactly(
                        Planning.tree("{name: default, route: [{destination: {host: reviews.shop.svc.cluster.local,"
                                + " subset: v2}, weight: 100}]}"));
    }

    @Test
    void theCookieIsFoundAmongOthersAndInNoLongerName() {
        Snapshot after = prepared(withAffinity(rollout(), "shop.v"));
        String regex = http(after, "reviews")
                .get(0)
                .array("match")
                .objects()
                .get(0)
                .object("headers")
                .object("cookie")
                .text("regex")
                .orElseThrow();
        assertThat(List.of("shop.v=v2", "a=b; shop.v=v2", "shop.v=v2; a=b", "a=b;shop.v=v2;c=d"))
                .allMatch(cookie -> Pattern.matches(regex, cookie));
        assertThat(List.of("shopxv=v2", "shop.v=v22", "my-shop.v=v2", "shop.v=v1; a=v2"))
                .noneMatch(cookie -> Pattern.matches(regex, cookie));
    }

    @Test
    void testersGetNoCookieAndBothRoutesStandBeforeTheirs() {
        RolloutSpec rollout = withAffinity(withTesters(rollout(), TESTER), "c");
        Snapshot after = prepared(rollout);
        assertThat(names(after))
                .containsExactly("rollout-testers-reviews-default", "rollout-affinity-reviews-default", "default");
        assertThat(http(after, "reviews").get(0).toString()).doesNotContain("Set-Cookie");
        assertThat(names(tidied(rollout, true, shifted(rollout, 100, after)))).containsExactly("default");
    }

    @Test
    void aCookieThatAnswersSetAlreadyIsNotOverwritten() {
        Resource cookies = reviews("""
                [{route: [{destination: {host: reviews, subset: v1}, weight: 100},
                  {destination: {host: reviews, subset: v2}, weight: 0, headers: {response: {add: {Set-Cookie: a=b}}}}]}]
                """);
        assertThat(refused(withAffinity(rollout(), "c"), cookies, subsets("v1", "v2")))
                .singleElement()
                .asString()
                .contains("answers of v2 set a cookie already, and Istio adds one only: a=b");
    }

    @Test
    void whatARolloutThatWasCutOffLeftBehindGoes() {
        Snapshot left = prepared(withAffinity(withTesters(rollout(), TESTER), "c"));
        assertThat(names(prepared(rollout(), left))).containsExactly("default");
    }

    @Test
    void conditionsThatExcludeEachOtherAreTold() {
        RequestMatch elsewhere = TESTER.withPath(new StringMatch.Exact("/nowhere"));
        assertThat(refused(withTesters(rollout(), elsewhere), RICH, subsets("v1")))
                .singleElement()
                .asString()
                .contains("no request of this route can be one of the testers");
    }

    @Test
    void aStageOfMatchingRequestsBeginsAndEndsAndLeavesNothing() {
        Stage stage = new Stage.Matching(List.of(TESTER), Duration.ofMinutes(1), false);
        Snapshot prepared = prepared(rollout(), RICH, subsets("v1"));
        Snapshot begun = settled(prepared, now -> SHIFT.begin(rollout(), stage, now, OWNER));
        assertThat(names(begun)).containsExactly("other", "rollout-matching-reviews-api", "api", "");
        Snapshot ended = settled(begun, now -> SHIFT.end(rollout(), stage, now, OWNER));
        assertThat(ended.all()).containsExactlyElementsOf(prepared.all());
    }

    @Test
    void aMirrorBeginsAndEndsAndOthersStay() {
        Stage stage = new Stage.Mirror(Percent.of(12.5), Duration.ofMinutes(1), false);
        Snapshot prepared = prepared(rollout(), RICH, subsets("v1"));
        Snapshot begun = settled(prepared, now -> SHIFT.begin(rollout(), stage, now, OWNER));
        assertThat(http(begun, "reviews").get(1).array("mirrors"))
                .hasToString(
                        "[{\"destination\":{\"host\":\"shadow\"}},"
                                + "{\"destination\":{\"host\":\"reviews\",\"subset\":\"v2\"},\"percentage\":{\"value\":12.5}}]");
        Snapshot ended = settled(begun, now -> SHIFT.end(rollout(), stage, now, OWNER));
        assertThat(ended.all()).containsExactlyElementsOf(prepared.all());
    }

    @Test
    void aMirrorIsNotPutBesideTheOlderField() {
        Stage stage = new Stage.Mirror(Percent.of(5), Duration.ofMinutes(1), false);
        Resource older = reviews("[{route: [{destination: {host: reviews, subset: v1}}], mirror: {host: shadow}}]");
        Snapshot prepared = prepared(rollout(), older, subsets("v1"));
        assertThat(errors(SHIFT.begin(rollout(), stage, prepared, OWNER)))
                .singleElement()
                .asString()
                .contains("older field mirror");
    }

    @Test
    void aWeightStageNeedsNoBeginningAndNoEnd() {
        Snapshot prepared = prepared(rollout());
        assertThat(SHIFT.begin(rollout(), Shifting.weight(5), prepared, OWNER).changes())
                .isEmpty();
        assertThat(SHIFT.end(rollout(), Shifting.weight(5), prepared, OWNER).changes())
                .isEmpty();
    }

    @Test
    void withoutPreparationAStageSaysWhatIsMissing() {
        Stage stage = new Stage.Matching(List.of(TESTER), Duration.ofMinutes(1), false);
        assertThat(errors(SHIFT.begin(rollout(), stage, snapshot(rollout(), RICH, subsets("v1")), OWNER)))
                .singleElement()
                .asString()
                .contains("this route does not lead to v2");
    }
}
