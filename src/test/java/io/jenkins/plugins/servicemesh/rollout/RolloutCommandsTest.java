package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people say to a rollout, and who goes on with one whose runner is gone. */
class RolloutCommandsTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "5", "50");
    private static final Duration LAPSE = Duration.ofSeconds(90);

    private final RolloutShop shop = new RolloutShop();
    private final RolloutStore store = new RolloutStore(shop.shop().cluster());
    private final Map<String, String> before = shop.objects();

    @AfterEach
    void close() {
        shop.close();
    }

    private void isAborted(Course course) {
        store.say(Shop.NAMESPACE, course.record().id(), Command.ABORT, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(course.told()).contains("aborted by ann", "rolled back");
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void itIsAbortedBeforeItBegins() {
        isAborted(Course.begin(shop, CANARY));
    }

    @Test
    void itIsAbortedWhileItSettles() {
        Course course = Course.begin(shop, CANARY);
        course.until(Settling.class);
        isAborted(course);
    }

    @Test
    void itIsAbortedWhileItIsJudged() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        isAborted(course);
    }

    @Test
    void itIsAbortedWhileItWaitsForPods() {
        shop.deploy("v1", 18);
        Course course = Course.begin(shop, CANARY);
        course.until(state -> state.phase() instanceof Changing changing && changing.stage() == 1);
        isAborted(course);
    }

    @Test
    void itIsAbortedWhileSomeoneIsAsked() {
        Stage asks = new Stage.Weight(Percent.of(5), Duration.ofMinutes(2), true);
        Course course = Course.begin(
                shop, RolloutShop.spec(List.of("prices"), List.of(asks), RolloutShop.SUCCESS, EndingSpec.DEFAULT));
        course.until(Asking.class);
        isAborted(course);
    }

    @Test
    void anAbortMayLeaveTrafficAsItIs() {
        RolloutSpec spec = RolloutShop.canary(EndingSpec.DEFAULT.withOnAbort(Reaction.HOLD), "5", "50");
        Course course = Course.begin(shop, spec);
        course.until(Analysing.class);
        course.driver().say(Command.ABORT, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.HELD);
        assertThat(shop.share(course.record().spec())).isEqualTo("5");
        assertThat(shop.leases()).isZero();
    }

    @Test
    void itIsPromotedOutOfTheMiddle() {
        Course course = Course.begin(shop, RolloutShop.canary(EndingSpec.DEFAULT, "5", "25", "50"));
        course.until(Analysing.class);
        store.say(Shop.NAMESPACE, course.record().id(), Command.PROMOTE, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(course.record().spec())).isEqualTo("100");
    }

    @Test
    void itIsPausedAndGoesOn() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        store.say(Shop.NAMESPACE, course.record().id(), Command.PAUSE, "ann");
        course.until(Asking.class);
        shop.shop().clock().pause(Duration.ofMinutes(20));
        store.say(Shop.NAMESPACE, course.record().id(), Command.RESUME, "bob");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(course.told()).contains("paused by ann", "bob lets it go on");
    }

    @Test
    void aPausedRolloutKeepsItsHostsWithoutRenewals() {
        Course course = Course.begin(shop, CANARY);
        course.until(Analysing.class);
        course.driver().say(Command.PAUSE, "ann");
        course.until(Asking.class);
        shop.shop().clock().pause(Duration.ofMinutes(50));
        assertThatThrownBy(() -> resumed("bob", course.record()))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("build 1");
    }

    @Test
    void anotherPersonGoesOnWithARolloutWhoseRunnerIsGone() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        shop.shop().clock().pause(LAPSE);
        Course second = resumed("ann", found(first));
        assertThat(second.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(second.record().spec())).isEqualTo("100");
        assertThatThrownBy(first::end).isInstanceOf(RuntimeException.class);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void aLivingRunnerIsNotTakenOver() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        RolloutRecord seen = found(first);
        assertThatThrownBy(() -> resumed("ann", seen)).isInstanceOf(FindingsException.class);
        assertThat(first.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void onlyOneOfTwoGoesOn() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        RolloutRecord seen = found(first);
        resumed("build 1", seen);
        assertThatThrownBy(() -> resumed("build 1", seen)).isInstanceOf(TakenOverException.class);
    }

    @Test
    void anOrphanIsTakenBackByHand() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        shop.shop().clock().pause(LAPSE);
        Course second = Course.takeBack(shop, site("ann"), found(first));
        assertThat(second.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void anOrphanIsInTheWayOfTheNextRollout() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        shop.shop().clock().pause(LAPSE);
        Course second = Course.begin(shop, site("build 2"), CANARY);
        assertThat(second.end().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(second.told().get(0))
                .contains("rollout " + first.record().id() + ", run by build 1")
                .contains("its runner is gone");
    }

    @Test
    void anOrphanIsAdoptedWhereTheNextRolloutSaysSo() {
        Course first = Course.begin(shop, CANARY);
        first.until(Analysing.class);
        shop.shop().clock().pause(LAPSE);
        RolloutSpec adopting = RolloutShop.canary(EndingSpec.DEFAULT.withOrphan(Orphan.ADOPT), "5", "50");
        Course second = Course.begin(shop, site("build 2"), adopting);
        assertThat(second.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(second.told()).contains("rolled back", "promoted");
        assertThat(shop.leases()).isZero();
    }

    @Test
    void aPromotionThatWasNotLetGoIsNotTakenBackByAnAdoption() {
        Course first = Course.begin(shop, CANARY);
        first.end();
        Course again = Course.takeBack(shop, site("ann"), found(first));
        assertThat(again.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(again.record().spec())).isEqualTo("100");
    }

    private RolloutSite site(String by) {
        return shop.site(shop.shop().cluster(), by);
    }

    private Course resumed(String by, RolloutRecord record) {
        return Course.resume(shop, site(by), record);
    }

    private RolloutRecord found(Course course) {
        return store.find(Shop.NAMESPACE, course.record().id()).orElseThrow();
    }
}
