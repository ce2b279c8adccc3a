package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.List;
import java.util.stream.Stream;

/** Steps and words that a run on one machine takes and that change nothing; each step says so. */
final class WithoutEffect {

    private WithoutEffect() {}

    /** What {@code properties} is given besides parameters. */
    record JobProperty(String name) {}

    static List<PipelineStep> all() {
        Stream<PipelineStep> words = Stream.of(
                        "buildDiscarder",
                        "cron",
                        "disableConcurrentBuilds",
                        "disableResume",
                        "durabilityHint",
                        "logRotator",
                        "overrideIndexTriggers",
                        "pipelineTriggers",
                        "pollSCM",
                        "preserveStashes",
                        "rateLimitBuilds",
                        "upstream")
                .map(WithoutEffect::property);
        Stream<PipelineStep> conditions =
                Stream.of("agent", "kubernetesAgent", "nonresumable").map(WithoutEffect::property);
        return Stream.of(words, conditions, Stream.of(milestone(), checkout(), block("ansiColor"), block("timestamps")))
                .flatMap(steps -> steps)
                .toList();
    }

    private static PipelineStep property(String name) {
        return PipelineStep.of(
                StepSignature.named(name).positional("value").withBranches(),
                (arguments, context) -> new JobProperty(name));
    }

    private static PipelineStep milestone() {
        StepSignature signature = StepSignature.named("milestone")
                .taking("ordinal", "label", "unsafe")
                .positional("ordinal");
        return PipelineStep.of(signature, (arguments, context) -> {
            context.log("milestone has no effect here: there is one run only");
            return null;
        });
    }

    private static PipelineStep checkout() {
        StepSignature signature =
                StepSignature.named("checkout").requiring("scm").taking("changelog", "poll");
        return PipelineStep.of(signature, (arguments, context) -> {
            if (!"scm".equals(arguments.get("scm").orElse(""))) {
                throw new StepFailure("checkout: the local runner knows 'checkout scm' only");
            }
            context.log("checkout scm has no effect here: the files are those of the Jenkinsfile's folder");
            return null;
        });
    }

    private static PipelineStep block(String name) {
        StepSignature signature = StepSignature.named(name)
                .positional("setting")
                .taking("setting", "colorMapName")
                .withBody();
        return PipelineStep.starting(signature, (arguments, context) -> {
            context.log(name + " has no effect here");
            context.body(arguments.body()).startAsTail();
        });
    }
}
