package io.jenkins.plugins.servicemesh.pipeline;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.StepScope;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * One call of a step, on a thread of its own. It takes a bounded time: a restart of Jenkins meanwhile fails it, and as what it
 * writes is recorded and an equal second call writes nothing, a retry is safe.
 */
@SuppressFBWarnings(
        value = "SE_TRANSIENT_FIELD_NOT_RESTORED",
        justification = "a call that a restart cuts off is not gone on with")
public final class MeshStepExecution extends SynchronousNonBlockingStepExecution<StepResult> {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final transient Map<String, Object> arguments;

    /** @param arguments plain values by name, as the Pipeline gives them */
    public MeshStepExecution(StepContext context, String function, Map<String, Object> arguments) {
        super(context);
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    protected StepResult run() throws Exception {
        StepContext context = getContext();
        return Refusals.plainly(() -> {
            try (PipelineHost host = new PipelineHost(function, context)) {
                return Outcomes.shown(result(new StepRunner(host, scope(context)), host), context);
            }
        });
    }

    private StepResult result(StepRunner runner, PipelineHost host) {
        return new ValueArguments(function, arguments, host.place())
                .run(runner)
                .orElseGet(() -> runner.run(StepLanguage.read(function, arguments, host.place())));
    }

    /** What the blocks around a step supply. */
    public static StepScope scope(StepContext context) throws IOException, InterruptedException {
        return Optional.ofNullable(context.get(MeshContext.class))
                .map(MeshContext::scope)
                .orElse(StepScope.NONE);
    }
}
