package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import java.util.List;
import java.util.Optional;

/** {@code accessLog { }}; an empty block switches the mesh's default access log on. */
final class AccessLogBlock {

    private static final Parameter<List<String>> PROVIDERS = Parameter.all("providers", ArgumentTypes.TEXTS);
    private static final Parameter<String> FILTER = Parameter.of("expression", ArgumentTypes.TEXT);
    private static final Parameter<Boolean> ENABLED = Parameter.of("enabled", ArgumentTypes.FLAG);

    static final Block<AccessLog> BLOCK = Block.named("accessLog", new AccessLog(List.of(), Optional.empty(), true))
            .maybeEmpty()
            .word(
                    "provider",
                    "where logs go, names of the mesh configuration; several are all used",
                    "provider 'envoy', 'otel'",
                    (log, call) -> new AccessLog(call.get(PROVIDERS), log.filter(), log.enabled()),
                    PROVIDERS)
            .word(
                    "filter",
                    "which requests are logged, as a CEL expression; without it all are",
                    "filter 'response.code >= 500'",
                    (log, call) -> new AccessLog(log.providers(), call.find(FILTER), log.enabled()),
                    FILTER)
            .word(
                    "enabled",
                    "false switches access logs off",
                    "enabled false",
                    (log, call) -> new AccessLog(log.providers(), log.filter(), call.get(ENABLED)),
                    ENABLED);

    private AccessLogBlock() {}
}
