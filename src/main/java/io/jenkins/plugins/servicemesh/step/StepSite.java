package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.report.ApplyText;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a call works: who runs it, and in which scope.
 *
 * @param lockWait how long to wait for another writer of the same routes, where the call says it
 * @param sharing what becomes of changes to objects that controllers keep
 */
record StepSite(StepHost host, StepScope scope, Optional<Duration> lockWait, Sharing sharing) {

    StepSite(StepHost host, StepScope scope) {
        this(host, scope, Optional.empty(), Sharing.REFUSE);
    }

    StepSite within(StepCall call) {
        return new StepSite(host, scope.with(call.cluster(), call.namespace()), call.lockWait(), call.sharing());
    }

    StepSite within(MeshIntent intent) {
        return new StepSite(
                host, scope.with(intent.cluster(), intent.namespace()), lockWait, sharing.or(intent.sharing()));
    }

    StepSite with(Sharing wanted) {
        return new StepSite(host, scope, lockWait, wanted);
    }

    /** @throws FindingsException when neither the call, a block around it nor the cluster names one */
    String namespace() {
        return knownNamespace()
                .orElseThrow(() -> new FindingsException(Finding.error("step/namespace", "no namespace is named")
                        .at(host.place())
                        .withSuggestion("write namespace: 'shop' here, or withMesh(namespace: 'shop') { } around it")));
    }

    private Optional<String> knownNamespace() {
        return scope.namespace().or(() -> host.defaultNamespace(scope.cluster()));
    }

    MeshSpec inNamespace(MeshSpec spec) {
        return spec.in(namespace());
    }

    /** How a block wants the mesh to be, in its own namespace, the scope's or the cluster's; none when it only moves requests. */
    List<MeshSpec> specs(MeshIntent intent) {
        return intent.isConfiguration()
                ? List.of(knownNamespace().map(intent::spec).orElseGet(intent::spec))
                : List.of();
    }

    /** What moves, in the same namespace. */
    List<RolloutSpec> rollouts(MeshIntent intent) {
        return knownNamespace().map(intent::rollouts).orElseGet(intent::rollouts);
    }

    OperationContext operation() {
        return operation(namespace());
    }

    OperationContext operation(String namespace) {
        Cluster cluster = host.cluster(scope.cluster());
        OperationContext operation = new OperationContext(
                        cluster,
                        MeshManagers.create(MeshType.AUTO, cluster, namespace),
                        host.owner(),
                        host.by(),
                        host.clock(),
                        new ApplyText(host::log))
                .withPolicy(host.policy(cluster))
                .with(sharing);
        return operation
                .manager()
                .metricQueries()
                .flatMap(queries -> host.metrics(cluster, Optional.empty(), queries))
                .map(operation::withMetrics)
                .orElse(operation);
    }

    ApplyOptions options() {
        ApplyOptions options = ApplyOptions.because(host.place().describe());
        return lockWait.map(options::withLockWait).orElse(options);
    }

    /** What the work returns, or, unless a refusal fails the build, the refusal as a result. */
    StepResult told(boolean failBuild, Supplier<? extends StepResult> work) {
        try {
            return work.get();
        } catch (FindingsException | ClusterException | MovedException | ApplyFailedException e) {
            if (failBuild) {
                throw e;
            }
            String message = Objects.toString(e.getMessage(), "");
            log(message);
            return new StepResult(Outcome.of(e), message);
        }
    }

    void log(String line) {
        host.log(line);
    }
}
