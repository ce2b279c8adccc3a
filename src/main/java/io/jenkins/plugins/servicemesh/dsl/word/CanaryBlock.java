package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.model.rollout.Stages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code canary('reviews') { }}: requests move to a new version bit by bit, as long as it holds. */
public final class CanaryBlock {

    static final Parameter<List<Percent>> WEIGHTS = Parameter.all("weights", ArgumentTypes.PERCENTS);
    static final Parameter<Duration> EVERY = Parameter.of("every", ArgumentTypes.DURATION);
    static final Parameter<List<Percent>> PAUSES = Parameter.all("pauses", ArgumentTypes.PERCENTS);
    static final Parameter<Boolean> MANUAL = Parameter.of("manual", ArgumentTypes.FLAG);
    static final Parameter<Duration> DURING = Parameter.of("during", ArgumentTypes.DURATION);
    private static final Parameter<Percent> MIRRORED =
            Parameter.named("percent", ArgumentTypes.PERCENT).mandatory();
    private static final Parameter<Duration> LASTS =
            Parameter.named("lasts", ArgumentTypes.DURATION).mandatory();
    private static final Parameter<Boolean> PROMOTE = Parameter.of("promote", ArgumentTypes.FLAG);
    private static final Parameter<String> COOKIE =
            Parameter.named("cookie", ArgumentTypes.TEXT).mandatory();

    private static final Block<RequestMatch> TESTERS =
            Block.named("testers", RequestMatch.ANY).adopting(MatchBlock.BLOCK, match -> match, (old, match) -> match);

    public static final Block<RolloutDraft> BLOCK = Block.named("canary", RolloutDraft.EMPTY)
            .adopting(RolloutWords.SERVICES, rollout -> rollout, (old, rollout) -> rollout)
            .word(
                    "weights",
                    "shares of the new version in percent, stage by stage, each larger than the one before; after the last it gets everything",
                    "weights 1, 5, 25, 50",
                    (rollout, call) -> rollout.with(WEIGHTS, Stages.increasing(call.get(WEIGHTS))),
                    WEIGHTS)
            .word(
                    "every",
                    "how long each stage lasts at least",
                    "every '2m'",
                    (rollout, call) -> rollout.with(EVERY, call.get(EVERY)),
                    EVERY)
            .word(
                    "pauseAt",
                    "the weights after which someone is asked before it goes on",
                    "pauseAt 25",
                    (rollout, call) -> rollout.with(PAUSES, call.get(PAUSES)),
                    PAUSES)
            .word(
                    "manual",
                    "true asks someone after each stage",
                    "manual true",
                    (rollout, call) -> rollout.with(MANUAL, call.get(MANUAL)),
                    MANUAL)
            .repeatableBlock(
                    TESTERS,
                    "requests that reach the new version all the time, whatever its share; several are alternatives",
                    "testers { header 'x-tester', exact: 'yes' }",
                    (rollout, call) -> rollout.plusTesters(call.body(TESTERS)))
            .word(
                    "affinity",
                    "a client that got the new version stays with it, by a cookie that lasts so long",
                    "affinity cookie: 'release', lasts: '1h'",
                    (rollout, call) -> rollout.with(new SessionAffinity(call.get(COOKIE), call.get(LASTS))),
                    COOKIE,
                    LASTS)
            .word(
                    "mirror",
                    "a first stage in which the new version gets a copy of a share of the requests, and its answers are thrown away",
                    "mirror percent: 10, lasts: '5m'",
                    (rollout, call) -> rollout.with(new Stage.Mirror(call.get(MIRRORED), call.get(LASTS), false)),
                    MIRRORED,
                    LASTS)
            .repeatableBlock(
                    MatchBlock.BLOCK,
                    "instead of weights: the new version gets these requests and no others; several are alternatives",
                    "match { header 'x-country', exact: 'nz' }",
                    (rollout, call) -> rollout.plusMatch(call.body(MatchBlock.BLOCK)))
            .word(
                    "during",
                    "how long match holds",
                    "during '24h'",
                    (rollout, call) -> rollout.with(DURING, call.get(DURING)),
                    DURING)
            .word(
                    "promote",
                    "false puts everything back after the last stage, as a test that ends",
                    "promote false",
                    (rollout, call) -> rollout.with(PROMOTE, call.get(PROMOTE)),
                    PROMOTE)
            .adopting(RolloutWords.JUDGED, rollout -> rollout, (old, rollout) -> rollout);

    private CanaryBlock() {}

    /**
     * The rollout that the block's words ask for, in a namespace whose name does not count.
     *
     * @param service its only service; empty where the block names several
     * @throws io.jenkins.plugins.servicemesh.model.InvalidValueException when parts do not fit
     */
    public static RolloutSpec rollout(Optional<String> service, RolloutDraft draft) {
        RolloutDraft ended =
                draft.withEnding(draft.ending().withPromote(draft.find(PROMOTE).orElse(true)));
        return ended.inStages(service, CanaryStages.of(draft));
    }

    static RolloutSpec read(Call call) {
        return rollout(call.find(RolloutWords.NAME), call.body(BLOCK));
    }
}
