package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.NoMesh;
import picocli.CommandLine.Option;

/** The mesh of commands that need no cluster. */
final class OfflineMesh {

    /** The meshes whose objects can be made and judged without a cluster. */
    private enum Type {
        ISTIO,
        NONE
    }

    @Option(names = "--mesh", paramLabel = "TYPE", description = "ISTIO or NONE (default: ${DEFAULT-VALUE}).")
    private Type type = Type.ISTIO;

    MeshManager manager() {
        return type == Type.ISTIO ? new IstioManager() : new NoMesh();
    }
}
