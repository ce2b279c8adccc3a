package io.jenkins.plugins.servicemesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which mesh a namespace is in: by the kinds that the API serves, then by control plane, then by data plane. */
final class MeshDetection {

    private static final ResourceType LINKERD_SERVER =
            ResourceType.namespaced("policy.linkerd.io", "v1beta3", "Server", "servers");
    private static final String ISTIO_ROOT = "istio-system";
    private static final String LINKERD_ROOT = "linkerd";
    private static final String LINKERD_INJECT = "linkerd.io/inject";
    private static final Set<String> LINKERD_JOINED = Set.of("enabled", "ingress");

    private final Cluster cluster;

    MeshDetection(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws FindingsException when there is no mesh, or two and nothing decides */
    MeshType detect(String namespace) {
        Set<MeshType> served = served();
        if (served.isEmpty()) {
            throw new FindingsException(Finding.error(
                            "mesh/none",
                            "no mesh found on cluster " + cluster.name()
                                    + ": the API serves neither Istio's nor Linkerd's kinds")
                    .withSuggestion("install one, or name the type NONE"));
        }
        if (served.size() == 1) {
            return served.iterator().next();
        }
        Set<MeshType> running = running();
        Set<MeshType> joined = joined(namespace);
        if (joined.size() > 1) {
            throw two(namespace, "the namespace is labelled for both");
        }
        if (joined.size() == 1) {
            return joined.iterator().next();
        }
        if (running.size() == 1) {
            return running.iterator().next();
        }
        throw two(namespace, "the namespace is in neither data plane");
    }

    private Set<MeshType> served() {
        Set<MeshType> served = EnumSet.noneOf(MeshType.class);
        if (cluster.serves(IstioTypes.VIRTUAL_SERVICE)) {
            served.add(MeshType.ISTIO);
        }
        if (cluster.serves(LINKERD_SERVER)) {
            served.add(MeshType.LINKERD);
        }
        return served;
    }

    private Set<MeshType> running() {
        Set<MeshType> running = EnumSet.noneOf(MeshType.class);
        if (namespace(ISTIO_ROOT).isPresent()) {
            running.add(MeshType.ISTIO);
        }
        if (namespace(LINKERD_ROOT).isPresent()) {
            running.add(MeshType.LINKERD);
        }
        return running;
    }

    private Set<MeshType> joined(String name) {
        Set<MeshType> joined = EnumSet.noneOf(MeshType.class);
        namespace(name).ifPresent(namespace -> {
            if (isInIstio(namespace.labels())) {
                joined.add(MeshType.ISTIO);
            }
            if (LINKERD_JOINED.contains(namespace.annotations().getOrDefault(LINKERD_INJECT, ""))) {
                joined.add(MeshType.LINKERD);
            }
        });
        return joined;
    }

    /** A namespace of the other mesh often says of this one that it is off. */
    private static boolean isInIstio(Map<String, String> labels) {
        return IstioLabels.INJECTION_ENABLED.equals(labels.get(IstioLabels.INJECTION))
                || labels.containsKey(IstioLabels.REVISION)
                || IstioLabels.DATAPLANE_AMBIENT.equals(labels.get(IstioLabels.DATAPLANE_MODE));
    }

    /** Who may not read namespaces decides by what else is known. */
    private Optional<Resource> namespace(String name) {
        try {
            return cluster.read(ResourceId.of(KubernetesTypes.NAMESPACE, "", name));
        } catch (ClusterException e) {
            if (e.is(Reason.FORBIDDEN)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static FindingsException two(String namespace, String why) {
        return new FindingsException(Finding.error(
                        "mesh/ambiguous",
                        "Istio and Linkerd are both there for namespace " + namespace + ", and " + why)
                .withSuggestion("name the mesh: ISTIO or LINKERD"));
    }
}
