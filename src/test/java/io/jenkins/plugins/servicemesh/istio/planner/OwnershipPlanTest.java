package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnershipPlanTest {

    private static final RouteSpec WANTED = RouteSpec.only().withRequestTimeout(Duration.ofSeconds(3));
    private static final Resource THERE =
            virtualService("reviews", "{hosts: [reviews], http: [{route: [{destination: {host: reviews}}]}]}");

    @Test
    void whatAControllerKeepsIsPlannedAndRefusedWithEvidenceAndAdvice() {
        Plan plan = plan(WANTED, THERE.withAnnotation("argocd.argoproj.io/tracking-id", "shop:x"));
        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Edit.class);
        assertThat(errors(plan)).containsExactly("ownership/controlled");
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text)
                .contains("VirtualService shop/reviews", "Argo CD", "argocd.argoproj.io/tracking-id=shop:x")
                .contains("ignoreDifferences"));
    }

    @Test
    void whatAControllerKeepsIsNoMatterWhereNothingChanges() {
        Resource kept = virtualService(
                        "reviews", "{hosts: [reviews], http: [{route: [{destination: {host: reviews}}], timeout: 3s}]}")
                .withAnnotation("argocd.argoproj.io/tracking-id", "shop:x");
        assertThat(settled(WANTED, kept).changes()).isEmpty();
    }

    @Test
    void whatAnotherJobMadeIsEditedAndThatJobIsNamed() {
        Plan plan = settled(WANTED, new Owner("jenkins.example.org/other").mark(THERE));
        assertThat(plan.changes()).singleElement().satisfies(change -> assertThat(
                        ((Change.Edit) change).after().annotations())
                .containsEntry(Owner.OWNER, "jenkins.example.org/other"));
        assertThat(sentences(plan))
                .contains("VirtualService shop/reviews: made by another owner 'jenkins.example.org/other'");
    }
}
