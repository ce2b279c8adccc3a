package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.StateCodec;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult.Ending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The result of a step from how its rollout ended. */
final class RolloutEnd {

    private RolloutEnd() {}

    static RolloutResult of(RolloutSpec spec, RolloutState state) {
        return of(spec, state, outcome((Ended) state.phase()));
    }

    static RolloutResult of(RolloutSpec spec, RolloutState state, Outcome outcome) {
        Ended end = (Ended) state.phase();
        String cause = end.cause().map(Cause::text).orElse("");
        return new RolloutResult(
                outcome,
                message(spec, end, cause),
                ending(spec, end),
                state.id(),
                spec.targets().stream().map(RolloutTarget::service).toList(),
                stage(state),
                weight(state),
                cause,
                JsonText.print(StateCodec.encode(state)));
    }

    /** Whether a build fails for it; one that is held is unstable. */
    static boolean isFailure(RolloutResult result) {
        return !result.outcome().isGood() && result.outcome() != Outcome.DEGRADED;
    }

    private static Outcome outcome(Ended end) {
        return switch (end.outcome()) {
            case SUCCEEDED -> Outcome.DONE;
            case ROLLED_BACK -> Outcome.ROLLED_BACK;
            case HELD -> Outcome.DEGRADED;
            case REFUSED -> Outcome.REFUSED;
        };
    }

    private static Ending ending(RolloutSpec spec, Ended end) {
        return switch (end.outcome()) {
            case SUCCEEDED -> spec.ending().promote() ? Ending.PROMOTED : Ending.ENDED;
            case ROLLED_BACK, REFUSED -> Ending.ROLLED_BACK;
            case HELD -> Ending.HELD;
        };
    }

    private static String message(RolloutSpec spec, Ended end, String cause) {
        String what = spec.describe();
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (end.outcome()) {
                    case SUCCEEDED ->
                        spec.ending().promote() ? what + ": promoted" : what + ": the trial is over, all is as it was";
                    case ROLLED_BACK -> what + ": rolled back: " + cause;
                    case HELD -> what + ": held, traffic stays as it is: " + cause;
                    case REFUSED -> what + ": not begun, nothing was written: " + cause;
                });
        lines.addAll(end.conflicts());
        return String.join("\n", lines);
    }

    private static String stage(RolloutState state) {
        return state.moments().stream()
                .filter(moment -> moment.kind() == Moment.Kind.SHIFTED)
                .reduce("", (before, moment) -> moment.text(), (one, other) -> other);
    }

    private static BigDecimal weight(RolloutState state) {
        return state.moments().stream()
                .filter(moment -> moment.kind() == Moment.Kind.SHIFTED || moment.kind() == Moment.Kind.PROMOTED)
                .filter(moment -> !moment.share().isEmpty())
                .map(moment -> new BigDecimal(moment.share()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
