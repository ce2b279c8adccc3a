package io.jenkins.plugins.servicemesh.pipeline.step;

import io.jenkins.plugins.servicemesh.pipeline.MeshStepExecution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A call of a step: its arguments by name, as they were given. The setters of the classes below tell Jenkins which arguments
 * there are; the tables of the library judge them.
 */
public abstract class MeshStep extends Step {

    private final Map<String, Object> arguments = new LinkedHashMap<>();

    /** The named cluster; without it the one of the block around, or the only one that the job may use. */
    @DataBoundSetter
    public final void setCluster(String value) {
        set("cluster", value);
    }

    /** The namespace; without it the one of the block around. */
    @DataBoundSetter
    public final void setNamespace(String value) {
        set("namespace", value);
    }

    /** Whether a refusal fails the build; without it, it does. */
    @DataBoundSetter
    public final void setFailBuild(boolean value) {
        set("failBuild", value);
    }

    /** Takes an argument; null takes it back. */
    protected final void set(String name, @Nullable Object value) {
        if (value == null) {
            arguments.remove(name);
        } else {
            arguments.put(name, value);
        }
    }

    /** The arguments that were given. */
    public final Map<String, Object> arguments() {
        return new LinkedHashMap<>(arguments);
    }

    @Override
    public MeshStepDescriptor getDescriptor() {
        return (MeshStepDescriptor) super.getDescriptor();
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new MeshStepExecution(context, getDescriptor().getFunctionName(), arguments());
    }
}
