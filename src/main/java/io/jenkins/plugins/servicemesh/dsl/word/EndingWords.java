package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import java.time.Duration;
import java.util.List;

/** The words of a rollout that say what happens in the end, and who is asked on the way. */
final class EndingWords {

    private static final Parameter<Reaction> REACTION = Parameter.of("reaction", ChoiceType.of(Reaction.class));

    /** Who moved the weights had a reason: they are never overruled by a jump to everything. */
    private static final Parameter<Reaction> CAREFUL =
            Parameter.of("reaction", new ChoiceType<>(List.of(Reaction.ROLLBACK, Reaction.HOLD)));

    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);
    private static final Parameter<String> WEBHOOK = Parameter.of("webhook", ArgumentTypes.TEXT);
    private static final Parameter<Orphan> ORPHAN = Parameter.of("orphan", ChoiceType.of(Orphan.class));

    static final Block<EndingSpec> BLOCK = Block.named("canary", EndingSpec.DEFAULT)
            .word(
                    "onFailure",
                    "when a check fails or the gate says no: 'rollback' (unless said), 'hold' or 'promote'",
                    "onFailure 'rollback'",
                    (ending, call) -> ending.withOnFailure(call.get(REACTION)),
                    REACTION)
            .word(
                    "onAbort",
                    "when a person stops it: 'rollback' (unless said), 'hold' or 'promote'",
                    "onAbort 'hold'",
                    (ending, call) -> ending.withOnAbort(call.get(REACTION)),
                    REACTION)
            .word(
                    "onTimeout",
                    "when a time limit is over: 'rollback' (unless said), 'hold' or 'promote'",
                    "onTimeout 'hold'",
                    (ending, call) -> ending.withOnTimeout(call.get(REACTION)),
                    REACTION)
            .word(
                    "onDrift",
                    "when someone else moved the weights: 'hold' (unless said) or 'rollback'",
                    "onDrift 'rollback'",
                    (ending, call) -> ending.withOnDrift(call.get(CAREFUL)),
                    CAREFUL)
            .word(
                    "settleWithin",
                    "how long pods and routes may take after a change of traffic; 5m unless said",
                    "settleWithin '10m'",
                    (ending, call) -> ending.withSettleWithin(call.get(TIME)),
                    TIME)
            .word(
                    "gate",
                    "a webhook that is asked at each pause, by its configured name",
                    "gate 'change-desk'",
                    (ending, call) -> ending.withGate(call.get(WEBHOOK)),
                    WEBHOOK)
            .word(
                    "gateWithin",
                    "how long whoever is asked may take; 1h unless said",
                    "gateWithin '8h'",
                    (ending, call) -> ending.withGateWithin(call.get(TIME)),
                    TIME)
            .word(
                    "keepOld",
                    "how long the old version stays reachable after a promotion; without it, until the next release",
                    "keepOld '1h'",
                    (ending, call) -> ending.withKeepOld(call.get(TIME)),
                    TIME)
            .word(
                    "orphan",
                    "what to do about an unfinished rollout of the same service that nobody runs any more: 'refuse' (unless said) or 'adopt'",
                    "orphan 'adopt'",
                    (ending, call) -> ending.withOrphan(call.get(ORPHAN)),
                    ORPHAN);

    private EndingWords() {}
}
