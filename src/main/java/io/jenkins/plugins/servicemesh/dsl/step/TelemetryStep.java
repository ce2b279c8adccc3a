package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.WORKLOAD;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.TelemetryBlock;
import io.jenkins.plugins.servicemesh.dsl.word.Workloads;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import java.util.Optional;

/** {@code meshTelemetry}: what the namespace or a workload reports. */
final class TelemetryStep {

    static final String HELP = "metrics with custom tags, tracing with sampling, access logs, each to its providers";
    static final String EXAMPLE = "meshTelemetry tracing: [provider: 'otel', sampling: 5],"
            + " accessLog: [providers: ['envoy', 'otel'], filter: 'response.code >= 500']";
    static final Parameter<?>[] PARAMETERS = StepArguments.ofWrites(WORKLOAD, Workloads.LABELS);

    static final Block<TelemetrySpec> BLOCK = Block.named("meshTelemetry", TelemetrySpec.UNCHANGED)
            .adopting(TelemetryBlock.BLOCK, telemetry -> telemetry, (old, telemetry) -> telemetry);

    private TelemetryStep() {}

    static Optional<StepCall> read(Call call) {
        TelemetrySpec telemetry = call.body(BLOCK);
        TelemetrySpec wanted =
                Workloads.read(call, WORKLOAD).map(telemetry::withWorkload).orElse(telemetry);
        return StepArguments.asking(new StepRequest.Make(MeshSpec.of("unnamed").plus(wanted)), call);
    }
}
