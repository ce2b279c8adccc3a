package io.jenkins.plugins.servicemesh.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.stream.Collectors;

/** Tells an administrator whether a cluster answers, whether it has a mesh, and what its credentials may do everywhere. */
final class ConnectionTest {

    private static final List<ResourceType> WRITTEN = List.of(
            IstioTypes.VIRTUAL_SERVICE,
            IstioTypes.DESTINATION_RULE,
            IstioTypes.PEER_AUTHENTICATION,
            IstioTypes.AUTHORIZATION_POLICY,
            IstioTypes.TELEMETRY,
            KubernetesTypes.CONFIG_MAP,
            KubernetesTypes.LEASE);

    private ConnectionTest() {}

    static FormValidation of(ClusterConnection connection) {
        try (Cluster cluster = connection.open()) {
            boolean mesh = cluster.serves(IstioTypes.VIRTUAL_SERVICE);
            String lacking = WRITTEN.stream()
                    .filter(type -> !cluster.review(new AccessRequest("patch", type, ""))
                            .allowed())
                    .map(ResourceType::qualifiedName)
                    .collect(Collectors.joining(", "));
            if (!mesh) {
                return FormValidation.warning("Connected. The cluster does not serve Istio's kinds.");
            }
            return lacking.isEmpty()
                    ? FormValidation.ok(
                            "Connected. The credentials may write all that the steps write, in every namespace.")
                    : FormValidation.warning("Connected. Not in every namespace may the credentials write " + lacking
                            + ": roles of single namespaces may still allow it.");
        } catch (FindingsException | ClusterException e) {
            return FormValidation.error(String.valueOf(e.getMessage()));
        }
    }
}
