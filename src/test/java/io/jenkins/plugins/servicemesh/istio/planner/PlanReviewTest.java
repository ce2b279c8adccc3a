package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.destinationRule;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much the findings of Istio's rules weigh in a plan. */
class PlanReviewTest {

    private static final RouteSpec WANTED = RouteSpec.only().withRequestTimeout(Duration.ofSeconds(1));

    private static Severity severity(Plan plan, String rule) {
        return plan.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::severity)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatThePlanBringsAboutWeighsInFull() {
        Plan plan = plan(WANTED.withRetries(RetryPolicy.DEFAULT));
        assertThat(severity(plan, "istio/retries-exceed-timeout")).isEqualTo(Severity.WARNING);
    }

    @Test
    void anErrorThatAWrittenObjectHadAlreadyIsAWarning() {
        Resource there = virtualService(
                "reviews", "{hosts: [reviews], http: [{route: [{destination: {host: reviews, subset: v9}}]}]}");
        assertThat(severity(plan(WANTED, there), "istio/subset-not-defined")).isEqualTo(Severity.WARNING);
    }

    @Test
    void aProblemOfOtherObjectsThatWasThereAlreadyIsForInformation() {
        Plan plan = plan(
                WANTED,
                destinationRule("a", "{host: ratings}"),
                destinationRule("b", "{host: ratings}"),
                virtualService(
                        "ratings", "{hosts: [ratings], http: [{route: [{destination: {host: x, subset: y}}]}]}"));
        assertThat(severity(plan, "istio/destination-rules-on-one-host")).isEqualTo(Severity.INFO);
        assertThat(severity(plan, "istio/subset-not-defined")).isEqualTo(Severity.INFO);
    }

    @Test
    void aProblemIsTheSameWhereANewRouteMovesIt() {
        Resource there = virtualService("reviews", """
                hosts: [reviews]
                http: [{name: default, route: [{destination: {host: reviews, subset: v9}}]}]
                """);
        RouteSpec before = RouteSpec.named("slow")
                .withMatches(java.util.List.of(io.jenkins.plugins.servicemesh.model.RequestMatch.ANY.withPath(
                        new io.jenkins.plugins.servicemesh.model.StringMatch.Prefix("/slow"))));
        assertThat(Finding.errors(plan(before, there).findings())).isEmpty();
    }
}
