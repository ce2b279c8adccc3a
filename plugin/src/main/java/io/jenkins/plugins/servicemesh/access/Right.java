package io.jenkins.plugins.servicemesh.access;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a grant allows in its namespaces. Each of them includes reading. */
public enum Right {
    /** Routes, destinations, gateways, entries: where requests go and how they are treated. */
    TRAFFIC,
    /** mTLS, who may call what, token issuers. */
    SECURITY,
    /** The namespace itself, its telemetry, restarts of its workloads. */
    NAMESPACE,
    /** Kinds that reach past the mesh's own rules, such as EnvoyFilter. */
    RAW,
    /** Edits of objects that a controller keeps, of kinds that another right allows to write. */
    SHARE;

    private static final Set<String> TRAFFIC_KINDS = Set.of(
            "VirtualService",
            "DestinationRule",
            "Gateway",
            "ServiceEntry",
            "Sidecar",
            "WorkloadEntry",
            "WorkloadGroup",
            "HTTPRoute",
            "GRPCRoute");

    /** What it takes to write a kind; empty for kinds that nobody is granted. */
    public static Optional<Right> toWrite(ResourceType type) {
        if (type.group().equals("security.istio.io")) {
            return Optional.of(SECURITY);
        }
        if (type.group().equals("telemetry.istio.io")
                || type.sameKind(KubernetesTypes.NAMESPACE)
                || type.sameKind(KubernetesTypes.DEPLOYMENT)) {
            return Optional.of(NAMESPACE);
        }
        if (TRAFFIC_KINDS.contains(type.kind())) {
            return Optional.of(TRAFFIC);
        }
        return type.namespaced() ? Optional.of(RAW) : Optional.empty();
    }

    /** As administrators see it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
