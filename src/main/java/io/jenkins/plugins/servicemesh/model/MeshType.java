package io.jenkins.plugins.servicemesh.model;

/** Which mesh is meant. */
public enum MeshType {
    /** Found out: by control plane, then by the namespace's data plane. */
    AUTO,
    ISTIO,
    LINKERD,
    GATEWAY_API,
    /** No mesh: nothing is ever written. */
    NONE;

    /** @throws InvalidValueException for any other word */
    public static MeshType parse(String text) {
        return EnumWords.parse(MeshType.class, "mesh type", text);
    }
}
