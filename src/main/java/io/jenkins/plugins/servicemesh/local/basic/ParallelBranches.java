package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import io.jenkins.plugins.servicemesh.local.step.StepBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The branches of one {@code parallel} that runs. */
final class ParallelBranches {
    private final StepContext context;
    private final boolean failFast;
    private final Map<String, RunningBody> running = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private @Nullable Throwable firstFailure;

    ParallelBranches(StepContext context, boolean failFast) {
        this.context = context;
        this.failFast = failFast;
    }

    void start(Map<String, StepBody> branches) {
        branches.forEach((name, body) -> running.put(name, start(name, body)));
    }

    private RunningBody start(String name, StepBody body) {
        return context.body(body).withLabel("[" + name + "] ").start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                ended(name, value, null);
            }

            @Override
            public void failed(Throwable cause) {
                ended(name, null, cause);
            }
        });
    }

    private void ended(String name, @Nullable Object value, @Nullable Throwable failure) {
        running.remove(name);
        values.put(name, value);
        if (failure != null) {
            failed(name, failure);
        }
        if (running.isEmpty()) {
            end();
        }
    }

    private void failed(String name, Throwable failure) {
        boolean first = firstFailure == null;
        firstFailure = first ? failure : firstFailure;
        if (first && !running.isEmpty()) {
            context.log("branch " + name + " failed" + (failFast ? ": ending the others" : ""));
        }
        if (first && failFast) {
            Map.copyOf(running)
                    .values()
                    .forEach(other ->
                            other.interrupt(new PipelineInterruption(Result.FAILURE, "branch '" + name + "' failed")));
        }
    }

    private void end() {
        if (firstFailure == null) {
            context.succeed(values);
        } else {
            context.fail(firstFailure);
        }
    }
}
