package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import java.util.Set;
import java.util.function.BiFunction;

/** What a user may be allowed to do, without saying with which services. */
enum RbacFeature {
    TRAFFIC(applying("service('any') { versions 'any' }")),
    SECURITY(applying("mtls 'STRICT'; allow from: ['any']")),
    TELEMETRY(applying("telemetry { tracing { sampling 1 } }")),
    INJECTION(applying("injection 'sidecar'")),
    RESTART(applying("injection 'sidecar'; restart true")),
    ROLLOUT(rollingOut("canary('any') { to 'any'; weights 5; every '1m' }")),
    STATUS(RequiredAccess::toReadStatus),
    CLEANUP(RequiredAccess::toTakeBack);

    private final BiFunction<MeshManager, String, Set<Grant>> grants;

    RbacFeature(BiFunction<MeshManager, String, Set<Grant>> grants) {
        this.grants = grants;
    }

    /** What it takes in that namespace. */
    Set<Grant> grants(MeshManager manager, String namespace) {
        return grants.apply(manager, namespace);
    }

    /** As much as such a rollout takes. */
    private static BiFunction<MeshManager, String, Set<Grant>> rollingOut(String words) {
        return (manager, namespace) -> RequiredAccess.toRollOut(
                manager,
                new MeshDslEvaluator()
                        .evaluate("mesh { " + words + " }", "a feature")
                        .get(0)
                        .rollouts(namespace)
                        .get(0));
    }

    /** As much as such an intent takes. */
    private static BiFunction<MeshManager, String, Set<Grant>> applying(String words) {
        return (manager, namespace) -> RequiredAccess.toApply(
                manager,
                new MeshDslEvaluator()
                        .evaluate("mesh { " + words + " }", "a feature")
                        .get(0)
                        .spec(namespace));
    }
}
