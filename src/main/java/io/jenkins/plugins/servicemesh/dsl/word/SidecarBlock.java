package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.SidecarSpec;
import io.jenkins.plugins.servicemesh.model.SidecarSpec.OutboundTraffic;
import java.util.List;
import java.util.Optional;

/** {@code sidecar { }}: which hosts the sidecars of the namespace, or of a workload, know. */
final class SidecarBlock {

    /** What the words of the block say. */
    record Scope(List<String> egress, Optional<OutboundTraffic> outboundTraffic) {}

    /** The workload; absent for the whole namespace. */
    static final Parameter<String> WORKLOAD =
            Parameter.of("workload", ArgumentTypes.TEXT).optional();

    private static final Parameter<List<String>> HOSTS = Parameter.all("hosts", ArgumentTypes.TEXTS);
    private static final Parameter<String> MODE = Parameter.of("mode", ArgumentTypes.TEXT);

    static final Block<Scope> BLOCK = Block.named("sidecar", new Scope(List.of(), Optional.empty()))
            .word(
                    "egress",
                    "hosts that are known, NAMESPACE/HOST each, './*' for all of the own namespace; all others are unknown",
                    "egress './*', 'istio-system/*'",
                    (scope, call) -> new Scope(call.get(HOSTS), scope.outboundTraffic()),
                    HOSTS)
            .word(
                    "outboundTrafficPolicy",
                    "what happens to requests for unknown hosts: ALLOW_ANY or REGISTRY_ONLY, which refuses them",
                    "outboundTrafficPolicy 'REGISTRY_ONLY'",
                    (scope, call) -> new Scope(scope.egress(), Optional.of(OutboundTraffic.parse(call.get(MODE)))),
                    MODE);

    private SidecarBlock() {}

    /** What a call asks for. */
    static SidecarSpec read(Call call) {
        Scope scope = call.body(BLOCK);
        return new SidecarSpec(Workloads.read(call, WORKLOAD), scope.egress(), scope.outboundTraffic());
    }
}
