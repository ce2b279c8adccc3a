package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code parallel}: runs its blocks side by side and ends when all have ended. */
final class ParallelStep implements PipelineStep {
    private static final String FAIL_FAST = "failFast";

    @Override
    public StepSignature signature() {
        return StepSignature.named("parallel").taking(FAIL_FAST).withBranches();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        Map<String, StepBody> branches = new LinkedHashMap<>();
        arguments.all().forEach((name, value) -> {
            if (!name.equals(FAIL_FAST)) {
                branches.put(name, branch(name, value));
            }
        });
        if (branches.isEmpty()) {
            throw new FindingsException(Finding.error("pipeline/missing-argument", "parallel needs branches")
                    .withSuggestion("write parallel name: { ... }, other: { ... }"));
        }
        new ParallelBranches(context, arguments.flag(FAIL_FAST, false)).start(branches);
    }

    private static StepBody branch(String name, Object value) {
        if (value instanceof StepBody body) {
            return body;
        }
        throw new FindingsException(
                Finding.error("pipeline/argument-type", "parallel: " + name + " has to be a block, not")
                        .withValue(value));
    }
}
