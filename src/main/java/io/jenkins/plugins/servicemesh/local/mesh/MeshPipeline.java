package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxWhitelist;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import io.jenkins.plugins.servicemesh.step.result.StatusResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import io.jenkins.plugins.servicemesh.step.result.ValidateResult;
import io.jenkins.plugins.servicemesh.step.result.WriteResult;
import java.util.List;
import java.util.Objects;

/** A Pipeline with the mesh steps and the closure DSL. */
public final class MeshPipeline {

    /** The closure DSL. */
    static final GlobalGroovy DSL = GlobalGroovy.of(
            "mesh",
            Objects.requireNonNull(
                    MeshPipeline.class.getResource("/io/jenkins/plugins/servicemesh/dsl/MeshDsl.groovy")));

    private MeshPipeline() {}

    /**
     * Adds the steps and the DSL to a runner.
     *
     * @param clusters what the script's cluster names lead to
     * @param owner for whom objects are made
     * @param by this run
     */
    public static PipelineRunner on(PipelineRunner runner, ClusterDirectory clusters, Owner owner, String by) {
        return runner.withSteps(new MeshSteps(clusters, owner, by).all())
                .withGlobals(List.of(DSL))
                .withAllowed(SandboxWhitelist.gettersOf(
                        StepResult.class,
                        WriteResult.class,
                        PlanResult.class,
                        StatusResult.class,
                        RolloutResult.class,
                        ValidateResult.class));
    }
}
