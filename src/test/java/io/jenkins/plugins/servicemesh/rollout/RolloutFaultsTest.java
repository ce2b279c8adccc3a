package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.mesh.NoMesh;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that does not answer, or refuses, at every place where a rollout needs it. */
class RolloutFaultsTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
    private static final RolloutSpec MIRRORED = RolloutShop.spec(
            List.of("prices"),
            List.of(new Stage.Mirror(Percent.of(20), Duration.ofMinutes(2), false)),
            RolloutShop.SUCCESS,
            EndingSpec.DEFAULT);
    private static final Response AWAY = Response.failure(503, "ServiceUnavailable", "away");
    private static final Response FORBIDDEN = Response.failure(403, "Forbidden", "not for you");

    private final RolloutShop shop = new RolloutShop();
    private final Map<String, String> before = shop.objects();
    private Predicate<Request> failing = request -> false;
    private Response answer = AWAY;

    RolloutFaultsTest() {
        shop.shop().server().intercept(request -> failing.test(request) ? Optional.of(answer) : Optional.empty());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void fail(Response with, Predicate<Request> requests) {
        answer = with;
        failing = requests;
    }

    private void heal() {
        failing = request -> false;
    }

    private static Predicate<Request> writes(String path) {
        return request -> request.isWrite() && !request.isDryRun() && request.path().contains(path);
    }

    private static Predicate<Request> reads(String path) {
        return request -> request.method().equals("GET") && request.path().contains(path);
    }

    private Course analysing() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        return course;
    }

    private void isPromoted(Course course) {
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(course.record().spec())).isEqualTo("100");
        assertThat(shop.leases()).isZero();
    }

    @Test
    void nothingIsWrittenBeforeTheIntentIsStored() {
        Course course = Course.begin(shop, CANARY);
        fail(AWAY, writes("mesh-rollout-"));
        for (int i = 0; i < 3; i++) {
            shop.wait(((Pending.Sleeping) course.driver().advance()).until());
        }
        assertThat(shop.weights().weights()).doesNotContain("prices 5");
        heal();
        isPromoted(course);
    }

    @Test
    void aRollbackDoesNotWaitForItsRecord() {
        Course course = analysing();
        shop.figures().give("v2", 100, 30);
        fail(AWAY, writes("mesh-rollout-"));
        course.until(state -> state.phase() instanceof RollingBack);
        assertThat(shop.weights().weights()).endsWith("prices 0");
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void anEndIsStoredOnceTheServerAnswers() {
        Course course = analysing();
        shop.weights().whenWritten(now -> {
            if (now.endsWith(" 100")) {
                fail(AWAY, writes("mesh-host-"));
            }
        });
        course.until(state -> state.isEnded());
        heal();
        isPromoted(course);
        assertThat(new RolloutStore(shop.shop().cluster()).listRunning(Shop.NAMESPACE)).isEmpty();
    }

    @Test
    void anEndThatMayNotBeStoredIsAnEndAllTheSame() {
        Course course = analysing();
        fail(FORBIDDEN, request -> writes("mesh-rollout-").test(request)
                && course.record().state().isEnded());
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aWeightIsTriedAgainOnceTheServerAnswers() {
        Course course = analysing();
        fail(AWAY, writes("/virtualservices/"));
        course.until(state -> course.told().stream().anyMatch(text -> text.contains("away")));
        heal();
        isPromoted(course);
    }

    @Test
    void aWeightThatMayNotBeWrittenIsTakenBackOnceItMay() {
        Course course = analysing();
        fail(FORBIDDEN, writes("/virtualservices/"));
        course.until(state -> state.phase() instanceof RollingBack);
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void whatCannotBeTakenBackForAnHourIsHeld() {
        Course course = analysing();
        fail(FORBIDDEN, writes("/virtualservices/"));
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.HELD);
        assertThat(end.cause().orElseThrow().text()).startsWith("could not be rolled back: ");
        assertThat(shop.share(course.record().spec())).isEqualTo("5");
    }

    @Test
    void aConflictIsReadAgain() {
        Course course = analysing();
        shop.shop().server().intercept(Faults.answer(1, writes("/virtualservices/"), Faults.conflict()));
        isPromoted(course);
    }

    @Test
    void conflictsWithoutEndAreTroubleInTime() {
        Course course = analysing();
        fail(Faults.conflict(), writes("/virtualservices/"));
        course.until(state -> state.phase() instanceof RollingBack);
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void podsThatCannotBeSeenNowAreLookedForAgain() {
        Course course = analysing();
        fail(AWAY, reads("/endpointslices"));
        course.until(state -> course.told().stream().anyMatch(text -> text.contains("away")));
        heal();
        isPromoted(course);
    }

    @Test
    void podsThatMayNotBeSeenHoldNothingUp() {
        Course course = analysing();
        fail(FORBIDDEN, reads("/endpointslices"));
        isPromoted(course);
    }

    @Test
    void aLeaseThatCannotBeRenewedNowIsRenewedLater() {
        Course course = analysing();
        fail(AWAY, writes("/leases/"));
        shop.shop().clock().pause(Duration.ofSeconds(25));
        course.driver().advance();
        heal();
        isPromoted(course);
    }

    @Test
    void aServerThatIsAwayAtTheBeginningIsAskedAgain() {
        Course course = Course.begin(shop, CANARY);
        fail(AWAY, reads("/virtualservices"));
        course.driver().advance();
        assertThat(course.record().state().phase()).isInstanceOf(Preparing.class);
        heal();
        isPromoted(course);
    }

    /** The server refuses the first shift when it is tried out, after the new version was made reachable. */
    private void refuseShifts() {
        shop.shop()
                .server()
                .intercept(request -> request.isDryRun()
                                && request.path().contains("/virtualservices/")
                                && !shop.weights().weights().isEmpty()
                        ? Optional.of(FORBIDDEN)
                        : Optional.empty());
    }

    @Test
    void whatWasMadeBeforeARefusalIsTakenAway() {
        refuseShifts();
        Course course = Course.begin(shop, CANARY);
        assertThat(course.end().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(shop.weights().weights()).isNotEmpty();
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void whatWasMadeBeforeARefusalIsTakenAwayOnceTheServerAnswers() {
        refuseShifts();
        Course course = Course.begin(shop, CANARY);
        fail(AWAY, request -> writes("/virtualservices/").test(request)
                && !shop.weights().weights().isEmpty());
        course.driver().advance();
        assertThat(course.record().state().phase()).isInstanceOf(Preparing.class);
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void objectsAreRestoredOnceTheServerAnswers() {
        Course course = analysing();
        shop.figures().give("v2", 100, 30);
        fail(AWAY, writes("/destinationrules"));
        course.until(state -> state.phase() instanceof RollingBack back && back.part() == RollingBack.Part.REST);
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void objectsThatMayNotBeRestoredAreToldAfterAnHour() {
        Course course = analysing();
        shop.figures().give("v2", 100, 30);
        fail(FORBIDDEN, writes("/destinationrules"));
        Ended end = course.end();
        assertThat(end.outcome()).isEqualTo(Outcome.HELD);
        assertThat(end.cause().orElseThrow().text()).startsWith("the old version has everything, but ");
        assertThat(shop.share(course.record().spec())).isEqualTo("0");
    }

    @Test
    void aMirrorThatMayNotBeMadeIsTrouble() {
        Course course = Course.begin(shop, MIRRORED);
        fail(FORBIDDEN, request -> writes("/virtualservices/").test(request)
                && course.record().state().phase() instanceof Changing);
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aMirrorIsMadeOnceTheServerAnswers() {
        Course course = Course.begin(shop, MIRRORED);
        fail(AWAY, request -> writes("/virtualservices/").test(request)
                && course.record().state().phase() instanceof Changing);
        course.until(state -> course.told().stream().anyMatch(text -> text.contains("away")));
        heal();
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aPromotionStandsThoughItCannotBeRecorded() {
        Course course = analysing();
        shop.weights().whenWritten(now -> {
            if (now.endsWith(" 100")) {
                fail(FORBIDDEN, request -> request.method().equals("POST") && request.path().endsWith("/configmaps"));
            }
        });
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(course.told()).contains("promoted; something of the rollout was left in place");
    }

    @Test
    void withoutAMeshThereIsNothingToMove() {
        RolloutSite site = shop.site();
        RolloutSite none = new RolloutSite(
                site.cluster(),
                new NoMesh(),
                site.owner(),
                site.by(),
                site.clock(),
                site.metrics(),
                site.gates(),
                site.inbox(),
                site.writes());
        assertThatThrownBy(() -> new Rollouts(none).begin(CANARY.on(MeshType.AUTO), moment -> {}))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("there is no mesh that could move traffic");
    }

    @Test
    void onlyOrphansOfTheSameHostAreAdopted() {
        shop.serve("stock");
        RolloutSpec stock = RolloutShop.spec(
                List.of("stock"), CANARY.stages(), RolloutShop.SUCCESS, EndingSpec.DEFAULT);
        Course other = Course.begin(shop, stock);
        other.until(Analysing.class);
        RolloutSpec adopting = RolloutShop.canary(EndingSpec.DEFAULT.withOrphan(Orphan.ADOPT), "50");
        isPromotedBeside(other, Course.begin(shop, shop.site(shop.shop().cluster(), "build 2"), adopting));
    }

    private void isPromotedBeside(Course other, Course course) {
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(other.record().spec())).isEqualTo("5");
    }

    @Test
    void aRolloutThatAsksIsFinishedWithoutAnAnswer() {
        Stage asks = new Stage.Weight(Percent.of(5), Duration.ofMinutes(2), true);
        RolloutSpec spec =
                RolloutShop.spec(List.of("prices"), List.of(asks), RolloutShop.SUCCESS, EndingSpec.DEFAULT);
        assertThat(((Ended) shop.run(spec).phase()).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }
}
