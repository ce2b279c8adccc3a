package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of trouble, and everything that may be done about it. */
class TroubleTest {

    @ParameterizedTest
    @EnumSource(Cause.Kind.class)
    void everyTroubleMayBeTakenBack(Cause.Kind kind) {
        Turn turn = trouble(kind, Given.always(Reaction.ROLLBACK));
        Told.rollsBack(turn, kind);
        Told.tells(turn, Kind.TROUBLE, "50", "text");
    }

    @ParameterizedTest
    @EnumSource(Cause.Kind.class)
    void everyTroubleMayBeHeld(Cause.Kind kind) {
        Turn turn = trouble(kind, Given.always(Reaction.HOLD));
        Told.isHeld(turn, kind);
        Told.tells(turn, Kind.TROUBLE, "50", "text");
    }

    @ParameterizedTest
    @EnumSource(Cause.Kind.class)
    void everyTroubleMayBePromotedAllTheSame(Cause.Kind kind) {
        Turn turn = trouble(kind, Given.always(Reaction.PROMOTE));
        Told.isPromoted(turn, 1);
        Told.tells(turn, Kind.TROUBLE, "50", "text");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILURE, onFailure",
        "METRICS, onFailure",
        "REFUSED, onFailure",
        "CLUSTER, onFailure",
        "ABORT, onAbort",
        "TIMEOUT, onTimeout",
        "DRIFT, onDrift"
    })
    void eachKindFollowsItsOwnWord(Cause.Kind kind, String word) {
        BiFunction<EndingSpec, Reaction, EndingSpec> with =
                switch (word) {
                    case "onAbort" -> EndingSpec::withOnAbort;
                    case "onTimeout" -> EndingSpec::withOnTimeout;
                    case "onDrift" -> EndingSpec::withOnDrift;
                    default -> EndingSpec::withOnFailure;
                };
        EndingSpec ending = with.apply(Given.always(Reaction.ROLLBACK), Reaction.HOLD);
        assertThat(new Cause(kind, "text").reaction(ending)).isEqualTo(Reaction.HOLD);
    }

    private static Turn trouble(Cause.Kind kind, EndingSpec ending) {
        return Trouble.of(kind, "text", 1, Given.judged(ending), START);
    }
}
