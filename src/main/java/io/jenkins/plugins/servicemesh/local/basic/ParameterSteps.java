package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words that describe a parameter of a build or of {@code input}; each returns a {@link ParameterDefinition}. */
final class ParameterSteps {

    private ParameterSteps() {}

    static List<PipelineStep> all(BuildParameters parameters) {
        Stream<PipelineStep> kinds = Stream.of("string", "text", "booleanParam", "choice", "password")
                .map(ParameterSteps::word);
        return Stream.concat(kinds, Stream.of(parameters(), properties(parameters)))
                .toList();
    }

    private static PipelineStep parameters() {
        StepSignature signature = StepSignature.named("parameters").requiring("definitions");
        return PipelineStep.of(
                signature, (arguments, context) -> arguments.get("definitions").orElseThrow());
    }

    /** Of a job's properties only its parameters mean something here; the others are named. */
    private static PipelineStep properties(BuildParameters parameters) {
        StepSignature signature = StepSignature.named("properties").requiring("properties");
        return PipelineStep.of(signature, (arguments, context) -> {
            List<?> given = (List<?>) arguments.get("properties").orElse(List.of());
            List<ParameterDefinition> definitions = new ArrayList<>();
            for (Object property : given) {
                if (property instanceof List<?> list) {
                    list.forEach(definition -> definitions.add((ParameterDefinition) definition));
                } else if (property instanceof WithoutEffect.JobProperty other) {
                    context.log("property " + other.name() + " has no effect here");
                }
            }
            if (!definitions.isEmpty()) {
                parameters.declare(definitions);
            }
            return null;
        });
    }

    private static PipelineStep word(String kind) {
        StepSignature signature = StepSignature.named(kind)
                .requiring("name")
                .taking(kind.equals("choice") ? "choices" : "defaultValue", "description", "trim")
                .positional("");
        return PipelineStep.of(signature, (arguments, context) -> {
            Map<String, Object> values = new LinkedHashMap<>(arguments.all());
            return ParameterDefinition.of(kind, values);
        });
    }
}
