package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.BlueGreenBlock;
import io.jenkins.plugins.servicemesh.dsl.word.CanaryBlock;
import io.jenkins.plugins.servicemesh.dsl.word.RolloutDraft;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.Optional;

/** The steps that move requests to a new version: {@code istioCanary}, {@code meshCanary}, {@code meshBlueGreen}. */
final class RolloutSteps {

    static final String CANARY_HELP =
            "moves requests to a new version bit by bit, and back when a check fails; with match, gives it some requests for a time";
    static final String CANARY_EXAMPLE =
            "meshCanary service: 'reviews', to: 'v2', weights: [5, 50], every: '5m', check: [successRate: [min: 99.5]]";
    static final String ISTIO_HELP = "the same as meshCanary, on Istio only";
    static final String ISTIO_EXAMPLE =
            "istioCanary service: 'reviews', from: 'v1', to: 'v2', weights: [1, 5, 25, 50], every: '2m',"
                    + " check: [successRate: [min: 99.5], latency: [p99: '400ms'], maxIncrease: ['latency p99': '20%']],"
                    + " onFailure: 'rollback'";

    static final String BLUE_GREEN_HELP =
            "moves all requests to a new version at once, after a preview for some, and back when a check fails";
    static final String BLUE_GREEN_EXAMPLE = "meshBlueGreen service: 'reviews', to: 'v2',"
            + " preview: [header: ['x-tester': 'yes'], lasts: '10m'], watch: '5m', check: [successRate: [min: 99.5]]";

    /** Absent where {@code services} says several. */
    private static final Parameter<String> SERVICE = Parameter.named("service", ArgumentTypes.TEXT);

    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE);
    static final Block<RolloutDraft> CANARY = canary("meshCanary");
    static final Block<RolloutDraft> ISTIO = canary("istioCanary");

    static final Block<RolloutDraft> BLUE_GREEN = Block.named("meshBlueGreen", RolloutDraft.EMPTY)
            .adopting(BlueGreenBlock.BLOCK, rollout -> rollout, (old, rollout) -> rollout);

    private RolloutSteps() {}

    private static Block<RolloutDraft> canary(String step) {
        return Block.named(step, RolloutDraft.EMPTY)
                .adopting(CanaryBlock.BLOCK, rollout -> rollout, (old, rollout) -> rollout);
    }

    static Optional<StepCall> readCanary(Call call) {
        return rollOut(CanaryBlock.rollout(call.find(SERVICE), call.body(CANARY)), call);
    }

    static Optional<StepCall> readIstio(Call call) {
        return rollOut(CanaryBlock.rollout(call.find(SERVICE), call.body(ISTIO)).on(MeshType.ISTIO), call);
    }

    static Optional<StepCall> readBlueGreen(Call call) {
        return rollOut(BlueGreenBlock.rollout(call.find(SERVICE), call.body(BLUE_GREEN)), call);
    }

    private static Optional<StepCall> rollOut(RolloutSpec rollout, Call call) {
        return StepArguments.asking(new StepRequest.RollOut(rollout.with(StepArguments.sharing(call))), call);
    }
}
