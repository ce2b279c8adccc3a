package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;

/** {@code mesh { }}: what is wanted of one namespace. */
public final class MeshBlock {

    private static final Parameter<String> INJECTION = Parameter.of("injection", ArgumentTypes.TEXT);
    private static final Parameter<String> SERVICE =
            Parameter.of("service", ArgumentTypes.TEXT).declaring("service");

    public static final Block<MeshSpec> BLOCK = Block.named("mesh", MeshSpec.of("unnamed"))
            .owning("service")
            .leftOutOfPaths() // that all is in a mesh needs no saying
            .word(
                    "injection",
                    "how new pods join the mesh: sidecar, ambient, none or revision:NAME",
                    "injection 'sidecar'",
                    (mesh, call) -> mesh.withInjection(Injection.parse(call.get(INJECTION))),
                    INJECTION)
            .repeatableBlock(
                    MtlsBlock.BLOCK,
                    "how connections are taken: by the namespace, or by a workload with a block",
                    "mtls 'STRICT'",
                    (mesh, call) -> mesh.plus(MtlsBlock.read(call)),
                    MtlsBlock.SUBJECT,
                    Workloads.LABELS)
            .repeatable(
                    "allow",
                    "who may call what; the first such rule closes all else",
                    "allow from: ['istio-system/ingress'], to: 'reviews', paths: ['/api/*']",
                    (mesh, call) -> mesh.plus(AllowWord.read(call)),
                    AllowWord.parameters())
            .repeatableBlock(
                    TelemetryBlock.BLOCK,
                    "what the namespace or a workload reports",
                    "telemetry { tracing { sampling 5 } }",
                    (mesh, call) -> mesh.plus(TelemetryBlock.read(call)),
                    TelemetryBlock.WORKLOAD,
                    Workloads.LABELS)
            .repeatableBlock(
                    ServiceBlock.BLOCK,
                    "the traffic to one service",
                    "service('reviews') { requestTimeout '3s' }",
                    (mesh, call) -> mesh.plus(call.body(ServiceBlock.BLOCK).named(call.get(SERVICE))),
                    SERVICE);

    private MeshBlock() {}
}
