package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps a rollout from going on, and what is left then. */
class RolloutTroubleTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
    private static final ResourceId PRICES = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, "prices");

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    /** Someone else gives the new version that weight. */
    private void move(int from, int to) {
        shop.shop()
                .edit(
                        PRICES,
                        tree -> JsonText.parseObject(JsonText.print(tree)
                                .replaceAll("\"weight\":\\s*" + (100 - from) + "\\b", "\"weight\":" + (100 - to))
                                .replaceAll("\"weight\":\\s*" + from + "\\b", "\"weight\":" + to)));
    }

    @Test
    void weightsThatSomeoneElseMovedAreHeldAndNothingIsOverwritten() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        move(5, 11);
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.HELD);
        assertThat(end.cause().orElseThrow().kind()).isEqualTo(Cause.Kind.DRIFT);
        assertThat(end.cause().orElseThrow().text()).contains("gives the new version 11 %");
        assertThat(shop.share(course.record().spec())).isEqualTo("11");
    }

    @Test
    void otherChangesOfTheRouteAreKeptAndDoNotMatter() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.shop()
                .edit(PRICES, tree -> JsonText.parseObject(JsonText.print(tree).replace("7s", "8s")));
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(JsonText.print(shop.shop().find(PRICES).spec())).contains("8s");
    }

    @Test
    void otherChangesOfTheRouteSurviveARollback() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.shop()
                .edit(PRICES, tree -> JsonText.parseObject(JsonText.print(tree).replace("7s", "8s")));
        shop.figures().give("v2", 100, 30);
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(JsonText.print(shop.shop().find(PRICES).spec()))
                .contains("8s")
                .doesNotContain("v2");
    }

    @Test
    void anotherRolloutOfTheHostIsRefusedAndChangesNothing() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        Map<String, String> before = shop.objects();
        Ended refused = Course.begin(shop, shop.site(shop.shop().cluster(), "build 2"), CANARY)
                .end();
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.cause().orElseThrow().text())
                .contains("rollout " + first.record().id() + ", run by build 1");
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(first.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void trafficIsNotGivenBackToAVersionWithoutPods() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.deploy("v1", 0);
        shop.figures().give("v2", 100, 30);
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.HELD);
        assertThat(end.cause().orElseThrow().text()).contains("no ready pod of prices v1 could take the traffic back");
        assertThat(shop.share(course.record().spec())).isEqualTo("5");
    }

    @Test
    void aShareWaitsForThePodsThatItTakes() {
        shop.deploy("v1", 18);
        Course course = Course.begin(shop, CANARY);
        course.until(state -> course.told().contains("2 of 20 ready pods of prices are v2: too few for 50 %"));
        assertThat(shop.share(course.record().spec())).isEqualTo("5");
        shop.deploy("v2", 18);
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aShareThatNeverGetsItsPodsIsTakenBack() {
        shop.deploy("v1", 18);
        Ended end = Course.begin(shop, CANARY).end();
        assertThat(end.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(end.cause().orElseThrow().kind()).isEqualTo(Cause.Kind.TIMEOUT);
    }

    @Test
    void everythingWaitsForThePodsThatItTakes() {
        shop.deploy("v1", 5);
        Course course = Course.begin(shop, CANARY);
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(course.told()).contains("2 of 7 ready pods of prices are v2: too few for 100 %");
    }

    @Test
    void aVersionWithoutPodsIsNotBegun() {
        shop.deploy("v2", 0);
        Map<String, String> before = shop.objects();
        Ended end = Course.begin(shop, CANARY).end();
        assertThat(end.outcome()).isIn(Outcome.REFUSED, Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void checksWithoutASourceAreRefusedBeforeAnyWrite() {
        Map<String, String> before = shop.objects();
        Ended end = Course.begin(shop, Sites.unmeasured(shop.site()), CANARY).end();
        assertThat(end.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(end.cause().orElseThrow().text()).contains("no metric source to read figures from");
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void aSourceThatKnowsNothingOfTheOldVersionIsRefused() {
        shop.figures().forget("v1");
        Ended end = Course.begin(shop, CANARY).end();
        assertThat(end.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(end.cause().orElseThrow().text())
                .contains("metric source 'test' has no series of")
                .contains("onNoData: 'pass'");
    }

    @Test
    void aSourceThatIsDownIsRefused() {
        shop.figures().down(true);
        assertThat(Course.begin(shop, CANARY).end().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whereNoDataPassesThereNeedBeNoSource() {
        RolloutSpec spec = RolloutShop.spec(
                RolloutShop.SUCCESS.withOnNoData(OnNoData.PASS).withErrorsAllowed(0), EndingSpec.DEFAULT, "50");
        Ended end = Course.begin(shop, Sites.unmeasured(shop.site()), spec).end();
        assertThat(end.cause().orElseThrow().text()).isEqualTo("no figures: there is no metric source");
    }

    @Test
    void aSourceThatGoesDownIsTrouble() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.figures().down(true);
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(end.cause().orElseThrow().kind()).isEqualTo(Cause.Kind.METRICS);
    }

    @Test
    void aSourceThatComesBackInTimeIsForgiven() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.figures().down(true);
        course.until(state -> course.told().contains("no figures: metric source 'test' is down"));
        shop.figures().down(false);
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aQueryThatFailsItsBoundStopsIt() {
        shop.figures().answer("sum(queue)", new Reading.Value(11));
        Ended end = Course.begin(shop, queue(false)).end();
        assertThat(end.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(end.cause().orElseThrow().text()).startsWith("queue 11, at most 10");
    }

    @Test
    void aQueryThatIsTriedOutAndCannotBeAnsweredStopsNothing() {
        shop.figures().fail("sum(queue)");
        assertThat(Course.begin(shop, queue(true)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aQueryThatCannotBeAnsweredIsTrouble() {
        shop.figures().fail("sum(queue)");
        Ended end = Course.begin(shop, queue(false)).end();
        assertThat(end.cause().orElseThrow().kind()).isEqualTo(Cause.Kind.METRICS);
    }

    private static RolloutSpec queue(boolean dryRun) {
        Check queue = new Check.Query("queue", "sum(queue)", Optional.empty(), Optional.of(BigDecimal.TEN), dryRun);
        AnalysisSpec analysis = RolloutShop.SUCCESS.withChecks(
                List.of(RolloutShop.SUCCESS.checks().get(0), queue));
        return RolloutShop.spec(analysis, EndingSpec.DEFAULT, "50");
    }

    @Test
    void aRouteThatIsGoneIsDrift() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        shop.shop()
                .edit(
                        PRICES,
                        tree -> JsonText.parseObject(
                                JsonText.print(tree).replace("\"host\":\"prices\"", "\"host\":\"other\"")));
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.HELD);
        assertThat(end.cause().orElseThrow().text()).contains("the routes are gone");
    }

    @Test
    void aStepForAnotherMeshIsRefused() {
        assertThatThrownBy(() -> Course.begin(shop, CANARY.on(MeshType.LINKERD)))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("this step is for LINKERD, and the namespace is on ISTIO")
                .hasMessageContaining("use meshCanary");
    }

    @Test
    void aTimeLimitOfItsOwnHoldsForPods() {
        shop.deploy("v1", 18);
        RolloutSpec brief = RolloutShop.canary(EndingSpec.DEFAULT.withSettleWithin(Duration.ofSeconds(20)), "5", "50");
        Course course = Course.begin(shop, brief);
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }
}
