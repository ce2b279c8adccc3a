package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;

/** {@code telemetry { }}: of the namespace, or of one workload. */
public final class TelemetryBlock {

    /** The workload; without one, the whole namespace. */
    static final Parameter<String> WORKLOAD =
            Parameter.of("workload", ArgumentTypes.TEXT).optional();

    public static final Block<TelemetrySpec> BLOCK = Block.named("telemetry", TelemetrySpec.UNCHANGED)
            .block(
                    MetricsBlock.BLOCK,
                    "metrics: where they go, and their tags",
                    "metrics { tag 'team', \"'shop'\" }",
                    (telemetry, call) -> telemetry.withMetrics(call.body(MetricsBlock.BLOCK)))
            .block(
                    TracingBlock.BLOCK,
                    "tracing: where spans go, and how many",
                    "tracing { sampling 5 }",
                    (telemetry, call) -> telemetry.withTracing(call.body(TracingBlock.BLOCK)))
            .block(
                    AccessLogBlock.BLOCK,
                    "access logs: where they go, and which requests are logged",
                    "accessLog { filter 'response.code >= 500' }",
                    (telemetry, call) -> telemetry.withAccessLog(call.body(AccessLogBlock.BLOCK)));

    private TelemetryBlock() {}

    /** What a call asks for. */
    static TelemetrySpec read(Call call) {
        TelemetrySpec telemetry = call.body(BLOCK);
        return Workloads.read(call, WORKLOAD).map(telemetry::withWorkload).orElse(telemetry);
    }
}
