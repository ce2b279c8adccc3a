package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.PlanMesh;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A split says where versions begin: it gives way to a rollout, and to what one promoted. */
class InitialSplitTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
    private static final Split BEGINNING = Split.of("v1", 100, "v2", 0);

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static ServiceSpec prices(Split split) {
        return ServiceSpec.of("prices").withRoutes(List.of(RouteSpec.only().withSplit(split)));
    }

    private static MeshSpec wanting(Split split) {
        return MeshSpec.of(Shop.NAMESPACE).plus(prices(split));
    }

    private Plan plan(MeshSpec spec) {
        return new PlanMesh(shop.shop().context()).plan(spec);
    }

    private ApplyResult apply(MeshSpec spec) {
        return new ApplyMesh(shop.shop().context()).apply(spec, Shop.AT_ONCE);
    }

    private RolloutDriver running() {
        RolloutDriver driver = shop.rollouts().begin(CANARY, shop.moments()::add);
        while (!shop.share(CANARY).equals("5")) {
            driver.advance();
            shop.shop().clock().pause(Duration.ofSeconds(10));
        }
        return driver;
    }

    private static List<Finding> told(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.rule().equals("rollout/split"))
                .toList();
    }

    @Test
    void isAppliedWhereNoRolloutWasEver() {
        apply(wanting(Split.of("v1", 80, "v2", 20)));
        assertThat(shop.share(CANARY)).isEqualTo("20");
    }

    @Test
    void isNotAppliedWhileARolloutMovesItsRequests() {
        RolloutDriver driver = running();
        Plan plan = plan(wanting(BEGINNING));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(told(plan)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.describe())
                    .contains("service 'prices' > the only route > split", "v1 100")
                    .contains("rollout " + driver.record().id() + " (prices to v2) is moving these requests")
                    .contains("run by build 1", "force: true");
        });
    }

    @Test
    void theOtherPartsGoThroughWhileARolloutMovesItsRequests() {
        running();
        apply(MeshSpec.of(Shop.NAMESPACE)
                .plus(prices(BEGINNING).withCircuitBreaker(CircuitBreaker.UNCHANGED.withConsecutive5xx(7))));
        assertThat(shop.objects().toString()).contains("\"consecutive5xxErrors\":7");
        assertThat(shop.share(CANARY)).isEqualTo("5");
    }

    @Test
    void whatWritesTheRouteItselfIsRefusedWhileARolloutMovesItsRequests() {
        running();
        RouteSpec limited = RouteSpec.only().withSplit(BEGINNING).withRequestTimeout(Duration.ofSeconds(3));
        MeshSpec spec = MeshSpec.of(Shop.NAMESPACE).plus(prices(BEGINNING).withRoutes(List.of(limited)));
        assertThatThrownBy(() -> apply(spec))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("rollout");
    }

    @Test
    void byForceItIsStillSubjectToTheRolloutsLease() {
        running();
        assertThatThrownBy(() -> apply(wanting(BEGINNING.forced())))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("is moving its traffic");
    }

    @Test
    void isNotAppliedOverWhatARolloutPromoted() {
        shop.run(CANARY);
        Plan plan = plan(wanting(BEGINNING));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(told(plan)).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("(prices to v2) promoted v2 at 2026-"));
    }

    @Test
    void isNotAppliedOverWhatWasPromotedBeforeARolloutThatWasRolledBack() {
        shop.run(CANARY);
        shop.deploy("v3", 2);
        shop.figures().give("v3", 100, 30);
        shop.run(RolloutShop.to("v3"));
        assertThat(plan(wanting(BEGINNING)).isEmpty()).isTrue();
    }

    @Test
    void isAppliedOverAPromotedStateByForce() {
        shop.run(CANARY);
        apply(wanting(BEGINNING.forced()));
        assertThat(shop.share(CANARY)).isEqualTo("0");
    }

    @Test
    void isAppliedOverAPromotedStateWhenItNamesAThirdVersion() {
        shop.deploy("v3", 1);
        shop.run(CANARY);
        assertThat(told(plan(wanting(Split.of("v2", 90, "v3", 10))))).isEmpty();
    }

    @Test
    void isAppliedAfterARolloutThatWasRolledBack() {
        shop.figures().give("v2", 100, 30);
        shop.run(CANARY);
        assertThat(told(plan(wanting(BEGINNING)))).isEmpty();
    }

    @Test
    void isNotAppliedOverARolloutThatIsHeld() {
        shop.figures().give("v2", 100, 30);
        shop.run(RolloutShop.canary(EndingSpec.DEFAULT.withOnFailure(EndingSpec.Reaction.HOLD), "5", "50"));
        Plan plan = plan(wanting(BEGINNING));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(told(plan)).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("is held"));
    }

    @Test
    void isAppliedToARouteThatARolloutDidNotMove() {
        shop.run(CANARY);
        RouteSpec other = RouteSpec.named("other").withSplit(BEGINNING);
        assertThat(told(plan(MeshSpec.of(Shop.NAMESPACE).plus(prices(BEGINNING).withRoutes(List.of(other))))))
                .isEmpty();
    }

    @Test
    void costsOneListOfRecordsAndNoneWithoutASplit() {
        shop.run(CANARY);
        assertThat(lists(wanting(BEGINNING))).isEqualTo(1);
        assertThat(lists(wanting(BEGINNING.forced()))).isZero();
    }

    private long lists(MeshSpec spec) {
        shop.shop().server().clearRequests();
        plan(spec);
        return shop.shop().server().requests().all().stream()
                .filter(request -> request.path().endsWith("/configmaps"))
                .count();
    }
}
