package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.servicemesh.pipeline.MeshContext;
import io.jenkins.plugins.servicemesh.pipeline.ScopeExecution;
import io.jenkins.plugins.servicemesh.step.StepScope;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code withMesh}: supplies a cluster and a namespace to the steps of its block. */
public final class WithMeshStep extends Step {

    private @Nullable String cluster;
    private @Nullable String namespace;

    @DataBoundConstructor
    public WithMeshStep() {}

    public @Nullable String getCluster() {
        return cluster;
    }

    /** A named cluster. */
    @DataBoundSetter
    public void setCluster(@Nullable String value) {
        cluster = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getNamespace() {
        return namespace;
    }

    /** A namespace. */
    @DataBoundSetter
    public void setNamespace(@Nullable String value) {
        namespace = Util.fixEmptyAndTrim(value);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ScopeExecution(context, new StepScope(Optional.ofNullable(cluster), Optional.ofNullable(namespace)));
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withMesh";
        }

        @Override
        public String getDisplayName() {
            return "Service mesh: supplies cluster and namespace to the steps inside";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(MeshContext.class);
        }
    }
}
