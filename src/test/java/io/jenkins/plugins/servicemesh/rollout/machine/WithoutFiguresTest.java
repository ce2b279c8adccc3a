package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.analysing;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stages whose figures are missing, too few, or cannot be judged: three things. */
class WithoutFiguresTest {

    private static final Observation DOWN = new Observation.NoFigures("down");
    private static final Analysing ANALYSING = analysing(Tally.NONE);

    @Test
    void aSourceThatDoesNotAnswerIsAskedAgain() {
        Turn turn = ANALYSING.on(DOWN, Given.judged(), at(40));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(45), at(70), new Tally(0, 1, 0)));
        Told.tells(turn, Kind.WAITING, "5", "no figures: down");
    }

    @Test
    void aSourceThatDoesNotAnswerBetweenTheLooksIsNotCounted() {
        Turn turn = ANALYSING.on(DOWN, Given.judged(), at(20));
        assertThat(turn).isEqualTo(Turn.to(new Analysing(0, START, at(25), at(40), Tally.NONE)));
    }

    @Test
    void errorsInARowAreToleratedUpToTheLimit() {
        Setting setting = Given.judged(CHECKS.withErrorsAllowed(2));
        assertThat(analysing(new Tally(0, 1, 0)).on(DOWN, setting, at(40)).phase())
                .isInstanceOf(Analysing.class);
        Turn turn = analysing(new Tally(0, 2, 0)).on(DOWN, setting, at(40));
        Told.rollsBack(turn, Cause.Kind.METRICS);
        Told.tells(turn, Kind.TROUBLE, "5", "no figures: down");
    }

    @Test
    void errorsAreDealtWithAsTheRolloutSays() {
        Analysing last = analysing(new Tally(0, 4, 0));
        Told.isHeld(last.on(DOWN, Given.judged(Given.always(Reaction.HOLD)), at(40)), Cause.Kind.METRICS);
        Told.isPromoted(last.on(DOWN, Given.judged(Given.always(Reaction.PROMOTE)), at(40)), 0);
    }

    @Test
    void anAnswerForgivesTheErrors() {
        Turn turn = analysing(new Tally(0, 4, 0)).on(Given.good(), Given.judged(), at(40));
        assertThat(((Analysing) turn.phase()).tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void anErrorAtTheEndMakesTheStageLonger() {
        assertThat(ANALYSING.on(DOWN, Given.judged(), at(120)).phase())
                .isEqualTo(new Analysing(0, START, at(125), at(150), new Tally(0, 1, 0)));
    }

    @Test
    void whereAllChecksAreOnlyTriedOutErrorsAreNotCounted() {
        Setting dry = Given.judged(AnalysisSpec.of(List.of(Given.queue(true))).withErrorsAllowed(0));
        Turn turn = ANALYSING.on(DOWN, dry, at(40));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(45), at(70), Tally.NONE));
        Told.tells(turn, Kind.WAITING, "5", "no figures: down");
        assertThat(ANALYSING.on(DOWN, dry, at(120)).phase()).isInstanceOf(Changing.class);
    }

    @Test
    void tooFewRequestsAreNoVerdictBeforeTheEnd() {
        Setting failing = Given.judged(CHECKS.withOnNoData(OnNoData.FAIL));
        assertThat(ANALYSING.on(Given.tooFew(), failing, at(40)).phase()).isInstanceOf(Analysing.class);
    }

    @Test
    void aStageWaitsForEnoughRequests() {
        Turn turn = ANALYSING.on(Given.tooFew(), Given.judged(), at(120));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(125), at(150), Tally.NONE));
    }

    @Test
    void aStageWaitsForEnoughRequestsNoLongerThanItsTime() {
        Setting setting = Given.judged(CHECKS.withNoDataFor(Duration.ofMinutes(10)));
        assertThat(ANALYSING.on(Given.tooFew(), setting, at(719)).phase()).isInstanceOf(Analysing.class);
        Turn turn = ANALYSING.on(Given.tooFew(), setting, at(720));
        Told.rollsBack(turn, Cause.Kind.TIMEOUT);
        assertThat(turn.moments().get(1).text())
                .isEqualTo("success rate of prices 3 requests, at least 99.5 %"
                        + " (the new version has had 3 requests, 20 are needed)");
    }

    @Test
    void waitingInVainIsDealtWithAsATimeout() {
        Turn turn = ANALYSING.on(Given.tooFew(), Given.judged(Given.always(Reaction.HOLD)), at(3600));
        Told.isHeld(turn, Cause.Kind.TIMEOUT);
    }

    @Test
    void tooFewRequestsMayBeAFailure() {
        Setting setting = Given.judged(CHECKS.withOnNoData(OnNoData.FAIL));
        Told.rollsBack(ANALYSING.on(Given.tooFew(), setting, at(120)), Cause.Kind.FAILURE);
    }

    @Test
    void tooFewRequestsMayPass() {
        Setting setting = Given.judged(CHECKS.withOnNoData(OnNoData.PASS));
        assertThat(ANALYSING.on(Given.tooFew(), setting, at(120)).phase()).isInstanceOf(Changing.class);
    }

    @Test
    void someoneMayBeAskedAboutTooFewRequests() {
        Setting setting = Given.judged(CHECKS.withOnNoData(OnNoData.ASK));
        Told.asks(ANALYSING.on(Given.tooFew(), setting, at(120)), Question.Kind.NO_DATA);
    }

    @ParameterizedTest
    @EnumSource(OnNoData.class)
    void noSeriesIsDealtWithLikeTooFewRequests(OnNoData onNoData) {
        Setting setting = Given.judged(CHECKS.withOnNoData(onNoData));
        Phase few = ANALYSING.on(Given.tooFew(), setting, at(120)).phase();
        Phase none = ANALYSING.on(Given.noData(), setting, at(120)).phase();
        assertThat(none.getClass()).isEqualTo(few.getClass());
    }

    @Test
    void noSeriesIsToldInItsOwnWords() {
        Setting setting = Given.judged(CHECKS.withOnNoData(OnNoData.FAIL));
        Turn turn = ANALYSING.on(Given.noData(), setting, at(120));
        Told.tells(turn, Kind.TROUBLE, "5", "queue no data, at most 10 (the query gives no series)");
    }

    @Test
    void figuresThatCannotBeJudgedDoNotMatterBeforeTheEnd() {
        assertThat(ANALYSING.on(Given.unclear(), Given.judged(), at(40)).phase())
                .isEqualTo(new Analysing(0, START, at(45), at(70), Tally.NONE));
    }

    @Test
    void someoneIsAskedAboutFiguresThatCannotBeJudged() {
        Turn turn = ANALYSING.on(Given.unclear(), Given.judged(), at(120));
        Told.asks(turn, Question.Kind.INCONCLUSIVE);
        Told.tells(turn, Kind.ASKED, "5", "queue NaN, at most 10 (the series is there and its value is no number)");
    }

    @Test
    void figuresThatCannotBeJudgedAreToleratedUpToTheLimit() {
        Setting tolerant = Given.judged(CHECKS.withInconclusiveAllowed(1));
        Turn first = ANALYSING.on(Given.unclear(), tolerant, at(120));
        assertThat(first.phase()).isEqualTo(new Analysing(0, START, at(125), at(150), new Tally(0, 0, 1)));
        Told.asks(first.phase().on(Given.unclear(), tolerant, at(150)), Question.Kind.INCONCLUSIVE);
    }

    @Test
    void aFailureWeighsMoreThanFiguresThatCannotBeJudged() {
        Observation both = Given.figures(
                3, 0, java.util.Map.of("queue", new io.jenkins.plugins.servicemesh.metrics.Reading.Value(11)));
        Told.rollsBack(ANALYSING.on(both, Given.judged(), at(120)), Cause.Kind.FAILURE);
    }
}
