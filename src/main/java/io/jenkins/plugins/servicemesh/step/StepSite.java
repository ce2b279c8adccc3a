package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.report.ApplyText;
import java.util.List;

/** Where a call works: who runs it, and in which scope. */
record StepSite(StepHost host, StepScope scope) {

    StepSite within(StepCall call) {
        return new StepSite(host, scope.with(call.cluster(), call.namespace()));
    }

    StepSite within(MeshIntent intent) {
        return new StepSite(host, scope.with(intent.cluster(), intent.namespace()));
    }

    /** @throws FindingsException when neither the call nor a block around it names one */
    String namespace() {
        return scope.namespace()
                .orElseThrow(() -> new FindingsException(Finding.error("step/namespace", "no namespace is named")
                        .at(host.place())
                        .withSuggestion("write namespace: 'shop' here, or withMesh(namespace: 'shop') { } around it")));
    }

    MeshSpec inNamespace(MeshSpec spec) {
        return spec.in(namespace());
    }

    /** How a block wants the mesh to be, in its own namespace or in the scope's; none when it only moves requests. */
    List<MeshSpec> specs(MeshIntent intent) {
        return intent.isConfiguration()
                ? List.of(scope.namespace().map(intent::spec).orElseGet(intent::spec))
                : List.of();
    }

    /** What moves, in the same namespace. */
    List<RolloutSpec> rollouts(MeshIntent intent) {
        return scope.namespace().map(intent::rollouts).orElseGet(intent::rollouts);
    }

    OperationContext operation() {
        return operation(namespace());
    }

    OperationContext operation(String namespace) {
        Cluster cluster = host.cluster(scope.cluster());
        return new OperationContext(
                cluster,
                MeshManagers.create(MeshType.AUTO, cluster, namespace),
                host.owner(),
                host.by(),
                host.clock(),
                new ApplyText(host::log));
    }

    ApplyOptions options() {
        return ApplyOptions.because(host.place().describe());
    }

    void log(String line) {
        host.log(line);
    }
}
