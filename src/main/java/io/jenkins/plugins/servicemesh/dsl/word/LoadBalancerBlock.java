package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import java.util.Optional;

/** {@code loadBalancer { }}, or an algorithm in one word: {@code loadBalancer 'ROUND_ROBIN'}. */
final class LoadBalancerBlock {

    /** What the words of the block say. */
    record Balancer(Optional<LoadBalancing> algorithm, Optional<Locality> locality) {

        static final Balancer NOTHING = new Balancer(Optional.empty(), Optional.empty());
    }

    /** The algorithm, where the block has none. */
    static final Parameter<String> ALGORITHM =
            Parameter.of("algorithm", ArgumentTypes.TEXT).optional();

    static final Block<Balancer> BLOCK = Block.named("loadBalancer", Balancer.NOTHING)
            .block(
                    ConsistentHashBlock.BLOCK,
                    "requests with the same key go to the same endpoint of a version; it never picks the version",
                    "consistentHash { header 'x-user' }",
                    (balancer, call) ->
                            new Balancer(call.body(ConsistentHashBlock.BLOCK).map(hash -> hash), balancer.locality()))
            .block(
                    LocalityBlock.BLOCK,
                    "which endpoints are preferred by where they are",
                    "locality { failover 'europe', to: 'america' }",
                    (balancer, call) ->
                            new Balancer(balancer.algorithm(), Optional.of(call.body(LocalityBlock.BLOCK))));

    private LoadBalancerBlock() {}

    /** The service with what a call asks for: an algorithm by its word or in the block, not both, and a locality. */
    static ServiceSpec applied(ServiceSpec service, Call call) {
        Optional<LoadBalancing> simple = call.find(ALGORITHM).map(LoadBalancing::parse);
        Balancer balancer = call.hasBody() ? call.body(BLOCK) : Balancer.NOTHING;
        boolean both = simple.isPresent() && balancer.algorithm().isPresent();
        boolean nothing = simple.isEmpty() && !call.hasBody();
        if (both || nothing) {
            throw new InvalidValueException(
                    "loadBalancer",
                    "",
                    "either an algorithm (" + String.join(", ", LoadBalancing.allowed()) + ") or a block");
        }
        ServiceSpec balanced =
                simple.or(balancer::algorithm).map(service::withLoadBalancing).orElse(service);
        return balancer.locality().map(balanced::withLocality).orElse(balanced);
    }
}
