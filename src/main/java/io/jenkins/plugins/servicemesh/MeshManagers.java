package io.jenkins.plugins.servicemesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.NoMesh;
import io.jenkins.plugins.servicemesh.model.MeshType;

/** Makes the manager of a mesh, or finds out which mesh it is. */
public final class MeshManagers {

    private MeshManagers() {}

    /**
     * The manager of that mesh.
     *
     * @param namespace whose data plane decides where AUTO finds more than one mesh
     * @throws FindingsException for a mesh that is not supported yet, or when AUTO finds none or cannot tell
     */
    public static MeshManager create(MeshType type, Cluster cluster, String namespace) {
        return type == MeshType.AUTO ? of(new MeshDetection(cluster).detect(namespace)) : of(type);
    }

    /**
     * The manager of that mesh, for what needs no cluster.
     *
     * @throws FindingsException for AUTO, which takes a cluster to find out, and for a mesh that is not supported yet
     */
    public static MeshManager of(MeshType type) {
        return switch (type) {
            case AUTO ->
                throw new FindingsException(Finding.error("mesh/auto", "which mesh it is takes a cluster to find out")
                        .withSuggestion("name ISTIO"));
            case ISTIO -> new IstioManager();
            case NONE -> new NoMesh();
            case LINKERD, GATEWAY_API ->
                throw new FindingsException(Finding.error("mesh/unsupported", type + " cannot be configured yet")
                        .withSuggestion("name ISTIO, or NONE to leave the mesh alone"));
        };
    }
}
