package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import java.util.List;
import java.util.Map;

/** {@code metrics { }}; an empty block switches the mesh's default metrics on. */
final class MetricsBlock {

    private static final Parameter<List<String>> PROVIDERS = Parameter.all("providers", ArgumentTypes.TEXTS);
    private static final Parameter<String> TAG =
            Parameter.of("tag", ArgumentTypes.TEXT).declaring("tag");
    private static final Parameter<String> EXPRESSION = Parameter.of("expression", ArgumentTypes.TEXT);

    static final Block<Metrics> BLOCK = Block.named("metrics", new Metrics(List.of(), Map.of(), List.of()))
            .maybeEmpty()
            .owning("tag")
            .word(
                    "provider",
                    "where metrics go, names of the mesh configuration; several are all used",
                    "provider 'prometheus'",
                    (metrics, call) -> new Metrics(call.get(PROVIDERS), metrics.tags(), metrics.removedTags()),
                    PROVIDERS)
            .repeatable(
                    "tag",
                    "a tag on every metric, as a CEL expression: a constant text has quotes of its own",
                    "tag 'team', \"'shop'\"",
                    (metrics, call) -> new Metrics(
                            metrics.providers(),
                            Tags.plus(metrics.tags(), call.get(TAG), call.get(EXPRESSION)),
                            metrics.removedTags()),
                    TAG,
                    EXPRESSION)
            .repeatable(
                    "removeTag",
                    "takes a tag off every metric",
                    "removeTag 'request_protocol'",
                    (metrics, call) -> new Metrics(
                            metrics.providers(), metrics.tags(), Tags.plus(metrics.removedTags(), call.get(TAG))),
                    TAG);

    private MetricsBlock() {}
}
