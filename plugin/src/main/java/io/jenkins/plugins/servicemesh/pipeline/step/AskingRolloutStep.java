package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.durable.RolloutExecution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * A rollout with a block that is asked. Jenkins has steps that always have a block and steps that never have one, so that a
 * rollout's step is two: this one is what {@code meshCanary(...) { }} becomes, and nobody writes it.
 */
public final class AskingRolloutStep extends Step {

    private final String step;
    private final Map<String, Object> arguments;

    /** @param step the rollout's own step */
    @DataBoundConstructor
    public AskingRolloutStep(String step, Map<String, Object> arguments) {
        this.step = step;
        this.arguments = new LinkedHashMap<>(arguments);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RolloutExecution(context, step, arguments);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "meshRolloutAsking";
        }

        @Override
        public String getDisplayName() {
            return "Service mesh: a rollout with a block that is asked";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public boolean isAdvanced() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Step newInstance(Map<String, Object> arguments) {
            return new AskingRolloutStep(
                    (String) arguments.get("step"), (Map<String, Object>) arguments.get("arguments"));
        }
    }
}
