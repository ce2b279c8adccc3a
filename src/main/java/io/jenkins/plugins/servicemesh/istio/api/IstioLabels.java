package io.jenkins.plugins.servicemesh.istio.api;

/** Labels and annotations that Istio reads, and the values that it knows. */
public final class IstioLabels {

    /** On a namespace: sidecars of the default revision; wins over {@link #REVISION}. */
    public static final String INJECTION = "istio-injection";

    public static final String INJECTION_ENABLED = "enabled";
    public static final String INJECTION_DISABLED = "disabled";

    /** On a namespace or pod: sidecars of that revision or tag. On Istio's own objects: read by that revision only. */
    public static final String REVISION = "istio.io/rev";

    /** On a namespace or pod: {@link #DATAPLANE_AMBIENT} or {@link #DATAPLANE_NONE}. */
    public static final String DATAPLANE_MODE = "istio.io/dataplane-mode";

    public static final String DATAPLANE_AMBIENT = "ambient";
    public static final String DATAPLANE_NONE = "none";

    /** On a pod: {@code "true"} or {@code "false"}; false beats the namespace. */
    public static final String SIDECAR_INJECT = "sidecar.istio.io/inject";

    /** On a namespace, Service or pod: the waypoint that its traffic takes, or {@link #WAYPOINT_NONE}. */
    public static final String USE_WAYPOINT = "istio.io/use-waypoint";

    public static final String USE_WAYPOINT_NAMESPACE = "istio.io/use-waypoint-namespace";
    public static final String WAYPOINT_NONE = "none";

    /** On a waypoint's Gateway: service, workload, all or none. */
    public static final String WAYPOINT_FOR = "istio.io/waypoint-for";

    /** Annotation on a pod: what was injected. */
    public static final String SIDECAR_STATUS = "sidecar.istio.io/status";

    /** Annotation on an AuthorizationPolicy: {@code "true"} reports what it would do, and does not do it. */
    public static final String DRY_RUN = "istio.io/dry-run";

    /** On a webhook or Service: the revision tag that it stands for. */
    public static final String TAG = "istio.io/tag";

    /** Label by which workloads and metrics tell versions apart. */
    public static final String VERSION = "version";

    /** Label by which workloads and metrics tell applications apart. */
    public static final String APP = "app";

    /** The container, ordinary or init, that a sidecar is. */
    public static final String PROXY_CONTAINER = "istio-proxy";

    /** The gateway name that stands for the sidecars of the mesh. */
    public static final String MESH_GATEWAY = "mesh";

    /** Where the control plane is unless installed otherwise. */
    public static final String SYSTEM_NAMESPACE = "istio-system";

    private IstioLabels() {}
}
