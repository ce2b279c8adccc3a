package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import java.util.Optional;

/** {@code loadBalancer { }}, or an algorithm in one word: {@code loadBalancer 'ROUND_ROBIN'}. */
final class LoadBalancerBlock {

    /** The algorithm, where there is no block. */
    static final Parameter<String> ALGORITHM =
            Parameter.of("algorithm", ArgumentTypes.TEXT).optional();

    static final Block<Optional<LoadBalancing>> BLOCK = Block.named("loadBalancer", Optional.<LoadBalancing>empty())
            .block(
                    ConsistentHashBlock.BLOCK,
                    "requests with the same key go to the same endpoint of a version; it never picks the version",
                    "consistentHash { header 'x-user' }",
                    (none, call) -> call.body(ConsistentHashBlock.BLOCK).map(hash -> hash));

    private LoadBalancerBlock() {}

    /** The load balancing that a call asks for: by its algorithm or by its block, not both. */
    static LoadBalancing read(Call call) {
        Optional<LoadBalancing> simple = call.find(ALGORITHM).map(LoadBalancing::parse);
        if (simple.isPresent() == call.hasBody()) {
            throw new InvalidValueException(
                    "loadBalancer",
                    "",
                    "either an algorithm (" + String.join(", ", LoadBalancing.allowed()) + ") or a block");
        }
        return simple.or(() -> call.body(BLOCK)).orElseThrow();
    }
}
