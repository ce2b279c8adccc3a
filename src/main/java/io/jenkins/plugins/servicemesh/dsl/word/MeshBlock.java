package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;

/** {@code mesh { }}: what is wanted of one namespace. */
public final class MeshBlock {

    private static final Parameter<String> INJECTION = Parameter.of("injection", ArgumentTypes.TEXT);
    private static final Parameter<Boolean> RESTART = Parameter.of("restart", ArgumentTypes.FLAG);
    private static final Parameter<String> SERVICE =
            Parameter.of("service", ArgumentTypes.TEXT).declaring("service");

    /** The words that say how the mesh is to be, whatever moves in it. */
    public static final Block<MeshSpec> CONFIGURATION = Block.named("mesh", MeshSpec.of("unnamed"))
            .word(
                    "injection",
                    "how new pods join the mesh: sidecar, ambient, none or revision:NAME",
                    "injection 'sidecar'",
                    (mesh, call) -> mesh.withInjection(Injection.parse(call.get(INJECTION))),
                    INJECTION)
            .word(
                    "restart",
                    "whether workloads are restarted whose pods joined the mesh otherwise than injection says",
                    "restart true",
                    (mesh, call) -> mesh.withRestart(call.get(RESTART)),
                    RESTART)
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
                    RequestAuthenticationBlock.BLOCK,
                    "whose tokens the namespace or a workload takes; only allow demands one",
                    "requestAuthentication('reviews') { issuer 'https://id.example.com' }",
                    (mesh, call) -> mesh.plus(RequestAuthenticationBlock.read(call)),
                    RequestAuthenticationBlock.WORKLOAD,
                    Workloads.LABELS)
            .repeatableBlock(
                    TelemetryBlock.BLOCK,
                    "what the namespace or a workload reports",
                    "telemetry { tracing { sampling 5 } }",
                    (mesh, call) -> mesh.plus(TelemetryBlock.read(call)),
                    TelemetryBlock.WORKLOAD,
                    Workloads.LABELS)
            .repeatableBlock(
                    EgressBlock.BLOCK,
                    "a host outside of the cluster that workloads may call",
                    "egress('api.example.com') { port 443, protocol: 'TLS' }",
                    (mesh, call) -> mesh.plus(EgressBlock.read(call)),
                    EgressBlock.HOST)
            .repeatableBlock(
                    GatewayBlock.BLOCK,
                    "what a gateway at the edge of the mesh takes",
                    "gateway('public') { server 'shop.example.com', port: 80, protocol: 'HTTP' }",
                    (mesh, call) -> mesh.plus(GatewayBlock.read(call)),
                    GatewayBlock.NAME)
            .repeatableBlock(
                    SidecarBlock.BLOCK,
                    "which hosts the sidecars of the namespace or of a workload know",
                    "sidecar { egress './*', 'istio-system/*' }",
                    (mesh, call) -> mesh.plus(SidecarBlock.read(call)),
                    SidecarBlock.WORKLOAD,
                    Workloads.LABELS)
            .repeatableBlock(
                    ServiceBlock.BLOCK,
                    "the traffic to one service",
                    "service('reviews') { requestTimeout '3s' }",
                    (mesh, call) -> mesh.plus(call.body(ServiceBlock.BLOCK).named(call.get(SERVICE))),
                    SERVICE);

    public static final Block<MeshDraft> BLOCK = Block.named("mesh", MeshDraft.EMPTY)
            .owning("service", "gateway", "egress host")
            .leftOutOfPaths() // that all is in a mesh needs no saying
            .adopting(CONFIGURATION, MeshDraft::spec, MeshDraft::withSpec)
            .repeatableBlock(
                    CanaryBlock.BLOCK,
                    "moves requests to a new version bit by bit when all else is so, and back when a check fails",
                    "canary('reviews') { from 'v1'; to 'v2'; weights 1, 5, 25, 50; every '2m'; check { successRate min: 99.5 } }",
                    (mesh, call) -> mesh.plus(CanaryBlock.read(call)),
                    RolloutWords.NAME)
            .repeatableBlock(
                    BlueGreenBlock.BLOCK,
                    "moves all requests to a new version at once when all else is so, and back when a check fails",
                    "blueGreen('reviews') { to 'v2'; watch '5m'; check { successRate min: 99.5 } }",
                    (mesh, call) -> mesh.plus(BlueGreenBlock.read(call)),
                    RolloutWords.NAME);

    private MeshBlock() {}
}
