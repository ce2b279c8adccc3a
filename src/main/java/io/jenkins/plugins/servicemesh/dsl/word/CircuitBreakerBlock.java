package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import java.time.Duration;

/** {@code circuitBreaker { }}. */
final class CircuitBreakerBlock {

    private static final Parameter<Integer> COUNT = Parameter.of("count", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Integer> SHARE = Parameter.of("percent", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);

    static final Block<CircuitBreaker> BLOCK = Block.named("circuitBreaker", CircuitBreaker.UNCHANGED)
            .word(
                    "consecutive5xx",
                    "answers of 5xx in a row after which an endpoint is taken out; 0 switches the rule off",
                    "consecutive5xx 5",
                    (breaker, call) -> breaker.withConsecutive5xx(call.get(COUNT)),
                    COUNT)
            .word(
                    "consecutiveGatewayErrors",
                    "answers of 502, 503 or 504 in a row after which an endpoint is taken out; 0 switches the rule off",
                    "consecutiveGatewayErrors 3",
                    (breaker, call) -> breaker.withConsecutiveGatewayErrors(call.get(COUNT)),
                    COUNT)
            .word(
                    "interval",
                    "time between two looks at the endpoints",
                    "interval '10s'",
                    (breaker, call) -> breaker.withInterval(call.get(TIME)),
                    TIME)
            .word(
                    "ejectFor",
                    "how long an endpoint stays out the first time",
                    "ejectFor '30s'",
                    (breaker, call) -> breaker.withEjectFor(call.get(TIME)),
                    TIME)
            .word(
                    "maxEjected",
                    "share of the endpoints that may be out at once, whole percent",
                    "maxEjected 50",
                    (breaker, call) -> breaker.withMaxEjected(call.get(SHARE)),
                    SHARE)
            .word(
                    "minHealth",
                    "below this share of healthy endpoints none is taken out, whole percent",
                    "minHealth 30",
                    (breaker, call) -> breaker.withMinHealth(call.get(SHARE)),
                    SHARE);

    private CircuitBreakerBlock() {}
}
