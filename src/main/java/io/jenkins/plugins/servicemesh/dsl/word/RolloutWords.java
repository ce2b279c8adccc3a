package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;

/** The words that every rollout has: its services, how it is judged, and how it ends. */
final class RolloutWords {

    /** The only service; absent where the block names several. */
    static final Parameter<String> NAME =
            Parameter.of("name", ArgumentTypes.TEXT).optional();

    private static final Parameter<String> SERVICE = Parameter.of("service", ArgumentTypes.TEXT);
    private static final Parameter<String> SOURCE = Parameter.of("source", ArgumentTypes.TEXT);

    static final Block<RolloutDraft> SERVICES = Block.named("canary", RolloutDraft.EMPTY)
            .adopting(TargetBlock.BLOCK, RolloutDraft::target, RolloutDraft::withTarget)
            .opening(
                    "service",
                    TargetBlock.BLOCK,
                    "one of several services that move together, all or none; what it does not say of versions the rollout says for all",
                    "service('reviews') { from 'v1'; to 'v2' }",
                    (rollout, call) -> rollout.plusService(
                            call.get(SERVICE), call.hasBody() ? call.body(TargetBlock.BLOCK) : TargetDraft.NOTHING),
                    SERVICE);

    static final Block<RolloutDraft> JUDGED = Block.named("canary", RolloutDraft.EMPTY)
            .block(
                    CheckBlock.BLOCK,
                    "what the new version has to hold",
                    "check { successRate min: 99.5; latency p99: '400ms' }",
                    (rollout, call) -> rollout.withAnalysis(judged(rollout.analysis(), call.body(CheckBlock.BLOCK))))
            .word(
                    "metrics",
                    "the metric source that is asked, by its configured name; without it, the cluster's own",
                    "metrics 'prometheus'",
                    (rollout, call) -> rollout.withAnalysis(rollout.analysis().withSource(call.get(SOURCE))),
                    SOURCE)
            .adopting(EndingWords.BLOCK, RolloutDraft::ending, RolloutDraft::withEnding);

    private RolloutWords() {}

    /** The order of words means nothing: a source that is named already stays. */
    private static AnalysisSpec judged(AnalysisSpec before, AnalysisSpec checks) {
        return before.source().map(checks::withSource).orElse(checks);
    }
}
