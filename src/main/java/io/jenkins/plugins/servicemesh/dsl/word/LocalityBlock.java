package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Locality;
import java.util.List;
import java.util.Map;

/** {@code locality { }}: which endpoints are preferred by where they are. */
final class LocalityBlock {

    private static final Parameter<Boolean> ENABLED = Parameter.of("enabled", ArgumentTypes.FLAG);
    private static final Parameter<String> FROM =
            Parameter.of("from", ArgumentTypes.TEXT).declaring("locality");
    private static final Parameter<Map<String, Integer>> SHARES =
            Parameter.named("to", ArgumentTypes.WHOLE_NUMBER_BY_NAME).mandatory();
    private static final Parameter<String> REGION =
            Parameter.named("to", ArgumentTypes.TEXT).mandatory().bareInData();
    private static final Parameter<List<String>> LABELS = Parameter.all("labels", ArgumentTypes.TEXTS);

    static final Block<Locality> BLOCK = Block.named("locality", Locality.UNCHANGED)
            .owning("locality")
            .word(
                    "enabled",
                    "false switches every preference off",
                    "enabled true",
                    (locality, call) -> locality.withEnabled(call.get(ENABLED)),
                    ENABLED)
            .repeatable(
                    "distribute",
                    "shares by locality for callers of one locality, 100 in total; excludes failover",
                    "distribute 'europe/*', to: ['europe/*': 80, 'america/*': 20]",
                    (locality, call) -> locality.plusDistribution(call.get(FROM), call.get(SHARES)),
                    FROM,
                    SHARES)
            .repeatable(
                    "failover",
                    "the region that takes over from another; does nothing without a circuitBreaker",
                    "failover 'europe', to: 'america'",
                    (locality, call) -> locality.plusFailover(call.get(FROM), call.get(REGION)),
                    FROM,
                    REGION)
            .word(
                    "failoverPriority",
                    "labels of pods, most important first: endpoints that share more of them with the caller are preferred",
                    "failoverPriority 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone'",
                    (locality, call) -> locality.withFailoverPriority(call.get(LABELS)),
                    LABELS);

    private LocalityBlock() {}
}
