package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import java.util.Map;
import java.util.Optional;

/** {@code tracing { }}; an empty block switches the mesh's default tracing on. */
final class TracingBlock {

    private static final Parameter<String> PROVIDER = Parameter.of("provider", ArgumentTypes.TEXT);
    private static final Parameter<Percent> SHARE = Parameter.of("percent", ArgumentTypes.PERCENT);
    private static final Parameter<Boolean> ENABLED = Parameter.of("enabled", ArgumentTypes.FLAG);
    private static final Parameter<String> TAG =
            Parameter.of("tag", ArgumentTypes.TEXT).declaring("tag");
    private static final Parameter<String> VALUE = Parameter.of("value", ArgumentTypes.TEXT);

    static final Block<Tracing> BLOCK = Block.named(
                    "tracing", new Tracing(Optional.empty(), Optional.empty(), Map.of(), true))
            .maybeEmpty()
            .owning("tag")
            .word(
                    "provider",
                    "where spans go, a name of the mesh configuration",
                    "provider 'otel'",
                    (tracing, call) ->
                            new Tracing(call.find(PROVIDER), tracing.sampling(), tracing.tags(), tracing.enabled()),
                    PROVIDER)
            .word(
                    "sampling",
                    "share of the requests that are traced, in percent: 5 is five percent, 0.01 one in ten thousand",
                    "sampling 5",
                    (tracing, call) ->
                            new Tracing(tracing.provider(), call.find(SHARE), tracing.tags(), tracing.enabled()),
                    SHARE)
            .repeatable(
                    "tag",
                    "a constant tag on every span",
                    "tag 'env', 'prod'",
                    (tracing, call) -> new Tracing(
                            tracing.provider(),
                            tracing.sampling(),
                            Tags.plus(tracing.tags(), call.get(TAG), call.get(VALUE)),
                            tracing.enabled()),
                    TAG,
                    VALUE)
            .word(
                    "enabled",
                    "false switches spans off",
                    "enabled false",
                    (tracing, call) ->
                            new Tracing(tracing.provider(), tracing.sampling(), tracing.tags(), call.get(ENABLED)),
                    ENABLED);

    private TracingBlock() {}
}
