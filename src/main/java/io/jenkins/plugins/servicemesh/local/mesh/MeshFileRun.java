package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.ScriptRefusal;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRun;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A file of the DSL that a step reads: it runs in the sandbox with no step but the one by which its blocks end, and is
 * aborted at its limit. It is what a branch of the repository says, and must not be able to do more than a mesh file.
 */
final class MeshFileRun {

    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Duration limit;
    private final List<MeshIntent> intents = new ArrayList<>();

    MeshFileRun(Duration limit) {
        this.limit = limit;
    }

    /** What the blocks ask for. @throws FindingsException with what is wrong with the file */
    List<MeshIntent> evaluate(String text, String file) {
        PipelineStep apply =
                PipelineStep.of(StepSignature.named("meshApply").taking("spec"), (call, context) -> collect(call));
        PipelineStep rollOut = PipelineStep.of(
                StepSignature.named("meshCanary").taking("spec", "number"), (call, context) -> collect(call));
        PipelineRun run = PipelineRunner.of(text, file)
                .withOnlySteps(List.of(apply, rollOut))
                .withGlobals(List.of(MeshPipeline.DSL))
                .withConsole(line -> {})
                .prepare();
        BuildResult result = run(run);
        if (result.result() == Result.ABORTED) {
            throw new FindingsException(Finding.error("dsl/time", "the file was not done after")
                    .withValue(limit.toSeconds() + "s")
                    .withSuggestion("a file says what is wanted; let the Pipeline compute it")
                    .at(Place.UNKNOWN.inFile(file, 0, 0)));
        }
        FindingsException.throwIfErrors(result.findings());
        if (intents.isEmpty()) {
            throw new FindingsException(ScriptRefusal.noMesh().at(Place.UNKNOWN.inFile(file, 1, 0)));
        }
        return intents.stream().map(intent -> intent.inFile(file)).toList();
    }

    private BuildResult run(PipelineRun run) {
        Executor atLimit = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> abort = CompletableFuture.runAsync(run::abort, atLimit);
        try {
            return run.run();
        } finally {
            abort.cancel(false);
        }
    }

    /** A block is one intent, however often it is called for. */
    private boolean collect(StepArguments call) {
        MeshIntent intent = (MeshIntent) call.get("spec").orElseThrow();
        return intents.stream().noneMatch(kept -> kept == intent) && intents.add(intent);
    }
}
