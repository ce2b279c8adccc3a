package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code input}: waits for somebody's word. Who may answer ({@code submitter}) is not looked at here. */
record InputStep(InputAnswers answers) implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("input")
                .requiring("message")
                .taking("id", "ok", "cancel", "submitter", "submitterParameter", "parameters");
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        String message = arguments.requiredText("message");
        InputQuestion question = new InputQuestion(
                arguments.text("id").orElse(message),
                message,
                arguments.text("ok").orElse("Proceed"),
                parameters(arguments));
        context.log(question.message() + " (" + question.ok() + " or abort)");
        context.inBackground(() -> answer(question, arguments.text("submitterParameter")));
    }

    private static List<ParameterDefinition> parameters(StepArguments arguments) {
        Object given = arguments.get("parameters").orElse(List.of());
        return given instanceof List<?> list
                ? list.stream().map(ParameterDefinition.class::cast).toList()
                : List.of((ParameterDefinition) given);
    }

    private @Nullable Object answer(InputQuestion question, Optional<String> submitterParameter) {
        Map<String, String> texts = ask(question);
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParameterDefinition parameter : question.parameters()) {
            String text = texts.get(parameter.name());
            values.put(parameter.name(), text == null ? parameter.defaultValue() : parameter.valueOf(text));
        }
        submitterParameter.ifPresent(name -> values.put(name, System.getProperty("user.name")));
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.values().iterator().next() : values;
    }

    private Map<String, String> ask(InputQuestion question) {
        try {
            return answers.ask(question)
                    .orElseThrow(() -> new PipelineInterruption(
                            Result.ABORTED, "input '" + question.message() + "' was answered with abort"));
        } catch (IOException e) {
            throw new StepFailure(String.valueOf(e.getMessage()));
        }
    }
}
