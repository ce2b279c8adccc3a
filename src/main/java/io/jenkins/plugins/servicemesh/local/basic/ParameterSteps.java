package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words that describe a parameter of a build or of {@code input}; each returns a {@link ParameterDefinition}. */
final class ParameterSteps {

    private ParameterSteps() {}

    static List<PipelineStep> all() {
        return Stream.of("string", "text", "booleanParam", "choice", "password")
                .map(ParameterSteps::word)
                .toList();
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
