package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.report.ApplyText;
import java.util.List;

/** The steps that configure a mesh, for the local runner. */
public final class MeshSteps {

    private final ClusterDirectory clusters;
    private final Owner owner;
    private final String by;

    /**
     * @param owner for whom objects are made
     * @param by this run
     */
    public MeshSteps(ClusterDirectory clusters, Owner owner, String by) {
        this.clusters = clusters;
        this.owner = owner;
        this.by = by;
    }

    /** All of them. */
    public List<PipelineStep> all() {
        return List.of(
                PipelineStep.starting(
                        StepSignature.named("withMesh")
                                .taking("cluster", "namespace")
                                .withBody(),
                        MeshSteps::withMesh),
                PipelineStep.inBackground(StepSignature.named("meshApply").requiring("spec"), this::apply));
    }

    private static void withMesh(StepArguments arguments, StepContext context) {
        MeshScope scope = context.get(MeshScope.KEY)
                .orElse(MeshScope.NONE)
                .with(arguments.text("cluster"), arguments.text("namespace"));
        context.body(arguments.body()).with(MeshScope.KEY, scope).startAsTail();
    }

    private MeshResult apply(StepArguments arguments, StepContext context) {
        MeshIntent intent = intent(arguments, context);
        MeshScope scope = context.get(MeshScope.KEY).orElse(MeshScope.NONE).with(intent.cluster(), intent.namespace());
        MeshSpec spec = scope.namespace().map(intent::spec).orElseGet(intent::spec);
        Cluster cluster = clusters.find(scope.cluster());
        ApplyResult result = new ApplyMesh(operation(cluster, spec, context))
                .apply(spec, ApplyOptions.because(context.place().describe()));
        if (!result.verification().isInEffect()) {
            context.setResult(Result.UNSTABLE);
        }
        return MeshResult.of(result);
    }

    private static MeshIntent intent(StepArguments arguments, StepContext context) {
        if (arguments.get("spec").orElse("") instanceof MeshIntent intent) {
            return intent;
        }
        throw new FindingsException(Finding.error("pipeline/argument-type", "meshApply: spec has to be a mesh block")
                .at(context.place())
                .withSuggestion("write: mesh(namespace: 'shop') { ... }"));
    }

    private OperationContext operation(Cluster cluster, MeshSpec spec, StepContext context) {
        return new OperationContext(
                cluster,
                MeshManagers.create(MeshType.AUTO, cluster, spec.namespace()),
                owner,
                by,
                new StepClock(context),
                new ApplyText(context::log));
    }
}
