package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.analysing;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.asking;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysingTest {

    private static final Setting SETTING = Given.judged();
    private static final Analysing ANALYSING = analysing(Tally.NONE);

    @Test
    void untilTheLookFailuresAreLookedForTwiceAScrape() {
        Analysing early = new Analysing(0, START, at(15), at(40), Tally.NONE);
        assertThat(early.next(SETTING, at(12))).isEqualTo(new Action.Sleep(at(15)));
        assertThat(early.next(SETTING, at(15))).isEqualTo(new Action.Measure(START, false));
        assertThat(early.on(Given.unalarmed(), SETTING, at(15)))
                .isEqualTo(Turn.to(new Analysing(0, START, at(20), at(40), Tally.NONE)));
    }

    @Test
    void itSleepsNoLongerThanToTheLook() {
        Analysing late = new Analysing(0, START, at(43), at(40), Tally.NONE);
        assertThat(late.next(SETTING, at(39))).isEqualTo(new Action.Sleep(at(40)));
    }

    @Test
    void atTheLookEverythingIsRead() {
        assertThat(ANALYSING.next(SETTING, at(40))).isEqualTo(new Action.Measure(START, true));
    }

    @Test
    void figuresThatWereReadForTheAlarmAloneAreNoLook() {
        Turn turn = ANALYSING.on(Given.unalarmed(), SETTING, at(41));
        assertThat(turn).isEqualTo(Turn.to(new Analysing(0, START, at(46), at(40), Tally.NONE)));
        assertThat(turn.phase().next(SETTING, at(41))).isEqualTo(new Action.Measure(START, true));
    }

    @Test
    void aGoodLookIsToldAndFollowedByAnother() {
        Turn turn = ANALYSING.on(Given.good(), SETTING, at(40));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(45), at(70), Tally.NONE));
        assertThat(turn.moments()).singleElement().satisfies(moment -> {
            assertThat(moment.kind()).isEqualTo(Kind.LOOKED);
            assertThat(moment.share()).isEqualTo("5");
            assertThat(moment.results()).hasSize(2);
        });
    }

    @Test
    void theLastLookIsAtTheEndOfTheStage() {
        assertThat(((Analysing) ANALYSING.on(Given.good(), SETTING, at(100)).phase()).nextLook())
                .isEqualTo(at(120));
    }

    @Test
    void looksComeFartherApartThanTheEndOfTheStageOnceItIsOver() {
        Turn turn = ANALYSING.on(Given.noData(), SETTING, at(120));
        assertThat(((Analysing) turn.phase()).nextLook()).isEqualTo(at(150));
    }

    @Test
    void aGoodLookAtTheEndLeadsToTheNextStage() {
        Turn turn = ANALYSING.on(Given.good(), SETTING, at(120));
        assertThat(turn.phase()).isEqualTo(Changing.to(1, Watch.of(START), SETTING, at(120)));
    }

    @Test
    void afterTheLastStageTheNewVersionGetsEverything() {
        Turn turn = new Analysing(1, START, at(120), at(120), Tally.NONE).on(Given.good(), SETTING, at(120));
        Told.isPromoted(turn, 1);
    }

    @Test
    void aTrialEndsWhereItBegan() {
        Setting trial = Given.judged(EndingSpec.DEFAULT.withPromote(false));
        Turn turn = new Analysing(1, START, at(120), at(120), Tally.NONE).on(Given.good(), trial, at(120));
        assertThat(turn.phase()).isEqualTo(RollingBack.because(Optional.empty(), at(120)));
    }

    @Test
    void aLastStageOfEverythingIsWatchedBeforeItCounts() {
        Setting blueGreen = Given.setting(CHECKS, EndingSpec.DEFAULT, weight(100));
        Turn early = ANALYSING.on(Given.good(), blueGreen, at(40));
        assertThat(early.phase()).isInstanceOf(Analysing.class);
        Told.isPromoted(ANALYSING.on(Given.good(), blueGreen, at(120)), 0);
        Told.rollsBack(ANALYSING.on(Given.alarming(), blueGreen, at(40)), Cause.Kind.FAILURE);
    }

    @Test
    void aStageThatAsksAsksOnceItIsPassed() {
        Setting manual = Given.setting(CHECKS, EndingSpec.DEFAULT, asking(5), weight(50));
        Turn turn = ANALYSING.on(Given.good(), manual, at(120));
        Told.asks(turn, Question.Kind.PLANNED);
        Told.tells(turn, Kind.ASKED, "5", "go on after 5 %?");
    }

    @Test
    void failuresThatComeFastStopItBetweenTheLooks() {
        Told.rollsBack(ANALYSING.on(Given.alarming(), SETTING, at(20)), Cause.Kind.FAILURE);
    }

    @Test
    void aFailedCheckStopsItAtTheFirstLook() {
        Turn turn = ANALYSING.on(Given.queueOf(11), SETTING, at(40));
        Told.rollsBack(turn, Cause.Kind.FAILURE);
        assertThat(turn.moments()).extracting(Moment::kind).containsExactly(Kind.LOOKED, Kind.TROUBLE);
        assertThat(turn.moments().get(1).text()).startsWith("queue 11, at most 10 (");
    }

    @Test
    void aFailedCheckIsDealtWithAsTheRolloutSays() {
        Told.isHeld(
                ANALYSING.on(Given.queueOf(11), Given.judged(Given.always(Reaction.HOLD)), at(40)), Cause.Kind.FAILURE);
        Told.isPromoted(ANALYSING.on(Given.queueOf(11), Given.judged(Given.always(Reaction.PROMOTE)), at(40)), 0);
    }

    @Test
    void failedLooksAreToleratedUpToTheLimit() {
        Setting tolerant = Given.judged(CHECKS.withFailuresAllowed(1));
        Turn first = ANALYSING.on(Given.queueOf(11), tolerant, at(40));
        assertThat(first.phase()).isEqualTo(new Analysing(0, START, at(45), at(70), new Tally(1, 0, 0)));
        Told.rollsBack(first.phase().on(Given.queueOf(11), tolerant, at(70)), Cause.Kind.FAILURE);
    }

    @Test
    void aGoodLookForgivesNoFailure() {
        Setting tolerant = Given.judged(CHECKS.withFailuresAllowed(1));
        Turn good = analysing(new Tally(1, 0, 0)).on(Given.good(), tolerant, at(40));
        assertThat(((Analysing) good.phase()).tally().failures()).isEqualTo(1);
    }

    @Test
    void aToleratedFailureAtTheEndMakesTheStageLonger() {
        Setting tolerant = Given.judged(CHECKS.withFailuresAllowed(1));
        Turn turn = ANALYSING.on(Given.queueOf(11), tolerant, at(120));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(125), at(150), new Tally(1, 0, 0)));
    }

    @Test
    void aCheckThatIsOnlyTriedOutNeverFails() {
        Setting dry = Given.judged(CHECKS.withChecks(List.of(Given.SUCCESS, Given.queue(true))));
        Turn turn = ANALYSING.on(Given.queueOf(11), dry, at(120));
        assertThat(turn.phase()).isInstanceOf(Changing.class);
        assertThat(turn.moments().get(0).results()).hasSize(2);
    }

    @Test
    void aCheckThatIsOnlyTriedOutIsNotWaitedForNorAskedAbout() {
        Setting dry = Given.judged(CHECKS.withChecks(List.of(Given.SUCCESS, Given.queue(true))));
        assertThat(ANALYSING.on(Given.noData(), dry, at(120)).phase()).isInstanceOf(Changing.class);
        assertThat(ANALYSING.on(Given.unclear(), dry, at(120)).phase()).isInstanceOf(Changing.class);
    }

    @Test
    void withoutChecksTimeAlonePasses() {
        Setting unjudged = Given.unjudged(weight(5), weight(50));
        Analysing phase = Analysing.since(0, START, unjudged, START);
        assertThat(phase.next(unjudged, at(119))).isEqualTo(new Action.Sleep(at(120)));
        assertThat(phase.on(new Observation.Woken(), unjudged, at(119))).isEqualTo(Turn.to(phase));
        assertThat(phase.next(unjudged, at(120))).isEqualTo(new Action.Sleep(at(120)));
        assertThat(phase.on(new Observation.Woken(), unjudged, at(120)).phase()).isInstanceOf(Changing.class);
    }

    @Test
    void theFirstLookWaitsForTheInitialDelay() {
        Setting delayed = Given.judged(CHECKS.withInitialDelay(Duration.ofSeconds(90)));
        assertThat(Analysing.since(0, START, delayed, at(10)).nextLook()).isEqualTo(at(90));
    }

    @Test
    void afterALongRestartTheLookThatIsDueComesAtOnce() {
        Analysing late = Analysing.since(0, START, SETTING, at(3600));
        assertThat(late.nextLook()).isEqualTo(at(3600));
        assertThat(late.next(SETTING, at(3600))).isEqualTo(new Action.Measure(START, true));
    }

    @Test
    void looksAreCountedByTimeSoThatARestartCountsOn() {
        String first = explanation(ANALYSING.on(few(), SETTING, at(59)));
        assertThat(explanation(ANALYSING.on(few(), SETTING, at(40)))).isEqualTo(first);
        assertThat(explanation(ANALYSING.on(few(), SETTING, at(60)))).isNotEqualTo(first);
        assertThat(explanation(ANALYSING.on(few(), SETTING, at(20)))).isNotEqualTo(first);
    }

    private static Observation few() {
        return Given.figures(1000, 6, java.util.Map.of());
    }

    private static String explanation(Turn turn) {
        return turn.moments().isEmpty()
                ? "no look"
                : turn.moments().get(0).results().get(0).explanation();
    }

    @Test
    void checksMayBeReadAsOftenAsWanted() {
        Setting quick = Given.judged(CHECKS.withCheckEvery(Duration.ofSeconds(10)));
        assertThat(((Analysing) ANALYSING.on(Given.good(), quick, at(40)).phase()).nextLook())
                .isEqualTo(at(50));
    }

    @Test
    void anythingElseChangesNothing() {
        assertThat(ANALYSING.on(new Observation.Woken(), SETTING, at(40))).isEqualTo(Turn.to(ANALYSING));
    }

    @Test
    void anAbortIsDoneAsTheRolloutSays() {
        Told.rollsBack(ANALYSING.on(says(Command.ABORT), SETTING, at(40)), Cause.Kind.ABORT);
        Told.isHeld(
                ANALYSING.on(says(Command.ABORT), Given.judged(Given.always(Reaction.HOLD)), at(40)), Cause.Kind.ABORT);
        Told.isPromoted(ANALYSING.on(says(Command.ABORT), Given.judged(Given.always(Reaction.PROMOTE)), at(40)), 0);
    }

    @Test
    void aPersonMayPromoteItOutOfTheMiddle() {
        Told.isPromoted(ANALYSING.on(says(Command.PROMOTE), SETTING, at(40)), 0);
    }

    @Test
    void aPauseKeepsWhatWasCounted() {
        Turn turn = analysing(new Tally(1, 2, 3)).on(says(Command.PAUSE), SETTING, at(40));
        assertThat(turn.phase())
                .isEqualTo(new Asking(0, START, Question.pausedBy("ann"), new Tally(1, 2, 3), at(3640), at(70)));
    }

    @Test
    void whatIsNotPausedGoesOn() {
        assertThat(ANALYSING.on(says(Command.RESUME), SETTING, at(40))).isEqualTo(Turn.to(ANALYSING));
    }

    @Test
    void onlyWhatWasCountedIsWorthStoring() {
        assertThat(new Analysing(0, START, at(77), at(99), Tally.NONE).essence())
                .isEqualTo(ANALYSING.essence());
        assertThat(analysing(new Tally(1, 0, 0)).essence()).isNotEqualTo(ANALYSING.essence());
        assertThat(new Analysing(1, START, at(40), at(40), Tally.NONE).essence())
                .isNotEqualTo(ANALYSING.essence());
    }

    @Test
    void aRolloutWithoutAnySayHasNoAlarm() {
        Setting dry = Given.judged(AnalysisSpec.of(List.of(Given.queue(true))));
        assertThat(ANALYSING.on(Given.alarming(), dry, at(20)).phase()).isInstanceOf(Analysing.class);
    }
}
