package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which requests reach a new version. */
class StrategiesTest {

    private static final Duration LASTS = Duration.ofMinutes(2);
    private static final Stage MIRROR = new Stage.Mirror(Percent.of(20), LASTS, false);
    private static final Stage MATCHING = new Stage.Matching(
            List.of(RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"))), LASTS, false);

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static Stage weight(int share, boolean asks) {
        return new Stage.Weight(Percent.of(share), LASTS, asks);
    }

    private static RolloutSpec prices(EndingSpec ending, Stage... stages) {
        return RolloutShop.spec(List.of("prices"), List.of(stages), RolloutShop.SUCCESS, ending);
    }

    private String routes() {
        ResourceId id = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, "prices");
        return JsonText.print(shop.shop().find(id).spec());
    }

    @Test
    void aMirrorEndsBeforeTheFirstShift() {
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, MIRROR, weight(50, false)));
        course.until(Analysing.class);
        assertThat(routes()).contains("mirror");
        course.until(state -> state.phase() instanceof Analysing analysing && analysing.stage() == 1);
        assertThat(routes()).doesNotContain("mirror");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aBadMirrorIsTakenAwayAndNoRequestWasMoved() {
        Map<String, String> before = shop.objects();
        shop.figures().give("v2", 100, 30);
        assertThat(Course.begin(shop, prices(EndingSpec.DEFAULT, MIRROR, weight(50, false)))
                        .end()
                        .outcome())
                .isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aMirrorThatIsPromotedIsTakenAway() {
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, MIRROR, weight(50, false)));
        course.until(Analysing.class);
        course.driver().say(Command.PROMOTE, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(routes()).doesNotContain("mirror");
        assertThat(shop.share(course.record().spec())).isEqualTo("100");
    }

    @Test
    void aTrialForAPeriodEndsAsItBegan() {
        Map<String, String> before = shop.objects();
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT.withPromote(false), MATCHING));
        course.until(Analysing.class);
        assertThat(routes()).contains("x-tester");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }

    @Test
    void blueGreenIsWatchedBeforeItCounts() {
        Map<String, String> before = shop.objects();
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, weight(100, false)));
        course.until(Analysing.class);
        assertThat(shop.share(course.record().spec())).isEqualTo("100");
        shop.figures().give("v2", 100, 30);
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aManualRampGoesOnWithEachYes() {
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, weight(5, true), weight(50, true)));
        assertThat(course.until(Asking.class).question().kind()).isEqualTo(Question.Kind.PLANNED);
        assertThat(shop.share(course.record().spec())).isEqualTo("5");
        course.driver().answer(true, "ann");
        course.until(state -> state.phase() instanceof Asking asking && asking.stage() == 1);
        assertThat(shop.share(course.record().spec())).isEqualTo("50");
        course.driver().answer(true, "bob");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(course.told()).contains("ann lets it go on", "bob lets it go on");
    }

    @Test
    void aManualRampEndsWithANo() {
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, weight(5, true), weight(50, false)));
        course.until(Asking.class);
        course.driver().answer(false, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.share(course.record().spec())).isEqualTo("0");
    }

    @Test
    void aRampThatNobodyAnswersIsTakenBackInTime() {
        Course course = Course.begin(shop, prices(EndingSpec.DEFAULT, weight(5, true), weight(50, false)));
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(course.told()).contains("nobody answered in time: go on after 5 %?");
    }

    @Test
    void aGateIsAskedUntilItAnswers() {
        List<String> asked = new ArrayList<>();
        Gate gate = (rollout, question) -> {
            asked.add(question.text());
            return asked.size() < 3 ? Optional.empty() : Optional.of(true);
        };
        RolloutSpec spec = prices(EndingSpec.DEFAULT.withGate("board"), weight(5, true), weight(50, false));
        Course course = Course.begin(shop, Sites.withGate(shop.site(), "board", gate), spec);
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(asked).hasSize(3).containsOnly("go on after 5 %?");
        assertThat(course.told()).contains("gate board lets it go on");
    }

    @Test
    void aGateThatSaysNoIsAFailure() {
        RolloutSpec spec = prices(EndingSpec.DEFAULT.withGate("board"), weight(5, true), weight(50, false));
        RolloutSite site = Sites.withGate(shop.site(), "board", (rollout, question) -> Optional.of(false));
        assertThat(Course.begin(shop, site, spec).end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void aGateHasNoSayInAPause() {
        RolloutSpec spec = prices(EndingSpec.DEFAULT.withGate("board"), weight(5, false));
        RolloutSite site = Sites.withGate(shop.site(), "board", (rollout, question) -> Optional.of(true));
        Course course = Course.begin(shop, site, spec);
        course.until(Analysing.class);
        course.driver().say(Command.PAUSE, "ann");
        assertThat(course.until(Asking.class).question().kind()).isEqualTo(Question.Kind.PAUSED);
        course.driver().say(Command.RESUME, "ann");
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void severalServicesMoveTogether() {
        shop.serve("stock");
        RolloutSpec spec = RolloutShop.spec(
                List.of("prices", "stock"), List.of(weight(50, false)), RolloutShop.SUCCESS, EndingSpec.DEFAULT);
        assertThat(Course.begin(shop, spec).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(spec)).isEqualTo("100");
    }

    @Test
    void whenOneOfThemIsBadAllGoBack() {
        shop.serve("stock");
        Map<String, String> before = shop.objects();
        shop.figures().give("stock v2", 100, 30);
        RolloutSpec spec = RolloutShop.spec(
                List.of("prices", "stock"), List.of(weight(50, false)), RolloutShop.SUCCESS, EndingSpec.DEFAULT);
        Course course = Course.begin(shop, spec);
        assertThat(course.end().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(course.told()).anyMatch(text -> text.startsWith("stock: 30 of 100 requests failed"));
        assertThat(shop.leases()).isZero();
    }

    @Test
    void withoutChecksTimeAlonePasses() {
        RolloutSpec spec =
                RolloutShop.spec(List.of("prices"), List.of(weight(50, false)), AnalysisSpec.NONE, EndingSpec.DEFAULT);
        Course course = Course.begin(shop, Sites.unmeasured(shop.site()), spec);
        assertThat(course.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
}
