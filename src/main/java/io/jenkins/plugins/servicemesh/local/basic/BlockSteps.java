package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.step.BodyInvocation;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StageResult;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Steps that run their block once, in other surroundings. */
final class BlockSteps {
    private static final String PREPEND = "PATH+";

    private BlockSteps() {}

    static List<PipelineStep> all() {
        return List.of(
                block(StepSignature.named("stage").requiring("name").taking("concurrency"), BlockSteps::stage),
                block(
                        StepSignature.named("node").taking("label").positional("label"),
                        (arguments, context) -> context.body(arguments.body())),
                block(StepSignature.named("script"), (arguments, context) -> context.body(arguments.body())),
                block(StepSignature.named("withEnv").requiring("overrides"), BlockSteps::withEnv));
    }

    private static PipelineStep block(
            StepSignature signature, BiFunction<StepArguments, StepContext, BodyInvocation> surroundings) {
        return PipelineStep.starting(
                signature.withBody(),
                (arguments, context) -> surroundings.apply(arguments, context).startAsTail());
    }

    private static BodyInvocation stage(StepArguments arguments, StepContext context) {
        String name = arguments.requiredText("name");
        context.log("[Pipeline] { (" + name + ")");
        return context.body(arguments.body())
                .withEnvironment(Map.of("STAGE_NAME", name))
                .with(StageResult.KEY, new StageResult(context.get(StageResult.KEY)));
    }

    private static BodyInvocation withEnv(StepArguments arguments, StepContext context) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String override : arguments.texts("overrides")) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new FindingsException(Finding.error("pipeline/argument-value", "withEnv takes NAME=value, not")
                        .withValue(override));
            }
            put(variables, override.substring(0, equals), override.substring(equals + 1), context);
        }
        return context.body(arguments.body()).withEnvironment(variables);
    }

    /** {@code PATH+ANYTHING=/directory} puts the directory before the path that is there. */
    private static void put(Map<String, String> variables, String name, String value, StepContext context) {
        if (name.startsWith(PREPEND)) {
            String path = variables.getOrDefault("PATH", context.environment().getOrDefault("PATH", ""));
            variables.put("PATH", path.isEmpty() ? value : value + File.pathSeparator + path);
        } else {
            variables.put(name, value);
        }
    }
}
