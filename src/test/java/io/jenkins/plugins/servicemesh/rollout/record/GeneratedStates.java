package io.jenkins.plugins.servicemesh.rollout.record;

import static io.jenkins.plugins.servicemesh.rollout.record.GeneratedRollouts.texts;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import io.jenkins.plugins.servicemesh.rollout.machine.Tally;
import io.jenkins.plugins.servicemesh.rollout.machine.Watch;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any state of a rollout. */
final class GeneratedStates {

    private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(0, 99);

    private GeneratedStates() {}

    static Arbitrary<RolloutState> states() {
        return Combinators.combine(texts(), phases(), moments().list().ofMaxSize(3))
                .as(RolloutState::new);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }

    private static Arbitrary<Tally> tallies() {
        return Combinators.combine(NUMBERS, NUMBERS, NUMBERS).as(Tally::new);
    }

    private static Arbitrary<Cause> causes() {
        return Combinators.combine(Arbitraries.of(Cause.Kind.class), texts()).as(Cause::new);
    }

    private static Arbitrary<Question> questions() {
        return Combinators.combine(Arbitraries.of(Question.Kind.class), texts()).as(Question::new);
    }

    private static Arbitrary<Watch> watches() {
        return Combinators.combine(instants().optional(), Arbitraries.of(true, false))
                .as(Watch::new);
    }

    static Arbitrary<Phase> phases() {
        return Arbitraries.oneOf(
                Combinators.combine(instants(), instants()).as(Preparing::new),
                Combinators.combine(NUMBERS, instants(), instants(), texts().optional(), watches())
                        .as(Changing::new),
                Combinators.combine(NUMBERS, instants(), instants()).as(Settling::new),
                Combinators.combine(NUMBERS, instants(), instants(), instants(), tallies())
                        .as(Analysing::new),
                Combinators.combine(NUMBERS, instants(), questions(), tallies(), instants(), instants())
                        .as(Asking::new),
                Combinators.combine(Arbitraries.of(Promoting.Part.class), NUMBERS, instants(), instants(), watches())
                        .as(Promoting::new),
                Combinators.combine(Arbitraries.of(RollingBack.Part.class), causes().optional(), instants(), instants())
                        .as(RollingBack::new),
                Combinators.combine(
                                Arbitraries.of(Outcome.class),
                                causes().optional(),
                                texts().list().ofMaxSize(2))
                        .as(Ended::new));
    }

    private static Arbitrary<Moment> moments() {
        return Combinators.combine(
                        instants(),
                        Arbitraries.of(Moment.Kind.class),
                        Arbitraries.of("", "0", "0.5", "100"),
                        texts(),
                        results().list().ofMaxSize(2))
                .as(Moment::new);
    }

    private static Arbitrary<CheckResult> results() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.of("", "prices"),
                        texts(),
                        texts(),
                        Arbitraries.longs().between(0, 10_000_000_000L),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.of(true, false),
                        texts())
                .as(CheckResult::new);
    }
}
