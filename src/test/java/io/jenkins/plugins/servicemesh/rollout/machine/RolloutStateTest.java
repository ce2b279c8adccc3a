package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutStateTest {

    private static final Setting SETTING = Given.judged();
    private static final RolloutState BEGUN = RolloutState.begin("r1", SETTING, START);

    @Test
    void itBeginsWithItsPreparation() {
        assertThat(BEGUN).isEqualTo(new RolloutState("r1", Preparing.begin(SETTING, START), List.of()));
        assertThat(BEGUN.next(SETTING, START)).isEqualTo(new Action.Prepare());
        assertThat(BEGUN.isEnded()).isFalse();
    }

    @Test
    void whatIsSeenLeadsToAnotherPhaseAndIsTold() {
        RolloutState later = BEGUN.on(new Observation.Done(), SETTING, at(1));
        assertThat(later.phase()).isEqualTo(Changing.to(0, Watch.NONE, SETTING, at(1)));
        assertThat(later.moments()).extracting(Moment::kind).containsExactly(Kind.BEGUN);
    }

    @Test
    void whatIsSaidLeadsToAnotherPhase() {
        assertThat(BEGUN.on(says(Command.ABORT), SETTING, at(1)).phase()).isInstanceOf(RollingBack.class);
    }

    @Test
    void takenBackBeforeTrafficMovedOnlyWhatWasMadeGoes() {
        assertThat(BEGUN.takenBack("ann", at(1)).next(SETTING, at(1))).isEqualTo(new Action.Restore());
    }

    @Test
    void takenBackTwiceItGoesOnWithAllItsTimeAgain() {
        RolloutState once = BEGUN.in(Given.analysing(Tally.NONE)).takenBack("ann", at(1));
        RolloutState twice = once.takenBack("bob", at(60));
        assertThat(((RollingBack) once.phase()).deadline()).isEqualTo(at(3601));
        assertThat(((RollingBack) twice.phase()).deadline()).isEqualTo(at(3660));
        assertThat(((RollingBack) twice.phase()).cause()).isEqualTo(((RollingBack) once.phase()).cause());
    }

    @Test
    void itHasEndedOnceNothingFollows() {
        assertThat(BEGUN.in(Ended.of(Outcome.SUCCEEDED)).isEnded()).isTrue();
    }

    @Test
    void ofLooksInARowOnlyTheLastIsKept() {
        RolloutState state = BEGUN.in(Given.analysing(Tally.NONE));
        RolloutState looked = state.on(Given.good(), SETTING, at(40)).on(Given.good(), SETTING, at(70));
        assertThat(looked.moments()).singleElement().satisfies(moment -> assertThat(moment.at())
                .isEqualTo(at(70)));
    }

    @Test
    void ofRetriesInARowOnlyTheLastIsKept() {
        Observation lost = new Observation.Unreachable("lost");
        RolloutState waiting = BEGUN.on(lost, SETTING, at(1)).on(lost, SETTING, at(6));
        assertThat(waiting.moments()).singleElement().satisfies(moment -> assertThat(moment.at())
                .isEqualTo(at(6)));
    }

    @Test
    void looksAtOtherSharesAreOtherMoments() {
        RolloutState first = BEGUN.in(Given.analysing(Tally.NONE)).on(Given.good(), SETTING, at(40));
        RolloutState second =
                first.in(new Analysing(1, START, at(70), at(70), Tally.NONE)).on(Given.good(), SETTING, at(70));
        assertThat(second.moments()).extracting(Moment::share).containsExactly("5", "50");
    }

    @Test
    void whatIsSaidTwiceIsToldTwice() {
        RolloutState said = BEGUN.on(says(Command.PAUSE), SETTING, at(1)).on(says(Command.PAUSE), SETTING, at(1));
        assertThat(said.moments()).hasSize(2);
    }

    @Test
    void noMoreMomentsAreKeptThanARecordCanHold() {
        assertThat(flapping(1000).moments()).hasSize(200);
    }

    @Test
    void changesOfTrafficOutliveTheLooksBetweenThem() {
        assertThat(flapping(1000).moments().get(0).kind()).isEqualTo(Kind.SHIFTED);
    }

    @Test
    void theNewestMomentIsAlwaysKept() {
        assertThat(flapping(1000).moments().get(199).at()).isEqualTo(at(1000));
    }

    @Test
    void whereNothingComesAgainTheOldestGoes() {
        List<Moment> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new Moment(at(i), Kind.ANSWERED, "", "not heeded", List.of()));
        }
        RolloutState full = new RolloutState("r1", BEGUN.phase(), many);
        RolloutState one = full.on(says(Command.PAUSE), SETTING, at(500));
        assertThat(one.moments()).hasSize(200);
        assertThat(one.moments().get(0).at()).isEqualTo(at(1));
    }

    /** A source that answers every other time. */
    private static RolloutState flapping(int looks) {
        RolloutState state =
                BEGUN.in(Changing.to(0, Watch.NONE, SETTING, START)).on(new Observation.Done(), SETTING, START);
        Phase phase = Given.analysing(Tally.NONE);
        for (int i = 1; i <= looks; i++) {
            Observation seen = i % 2 == 0 ? Given.tooFew() : new Observation.NoFigures("down");
            state = state.in(phase).on(seen, SETTING, at(i < 40 ? 40 : i));
        }
        return state;
    }

    @Test
    void onlyWhatARestartCouldNotFindOutIsWorthStoring() {
        RolloutState analysing = BEGUN.in(Given.analysing(Tally.NONE));
        RolloutState looked = analysing.on(Given.good(), SETTING, at(40));
        RolloutState counted = analysing.on(new Observation.NoFigures("down"), SETTING, at(40));
        assertThat(looked.isWorthStoringAfter(analysing)).isFalse();
        assertThat(counted.isWorthStoringAfter(looked)).isTrue();
    }
}
