package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/** The kinds of Kubernetes itself that we read or write. */
public final class KubernetesTypes {

    public static final ResourceType NAMESPACE = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
    public static final ResourceType CONFIG_MAP = ResourceType.namespaced("", "v1", "ConfigMap", "configmaps");
    public static final ResourceType SECRET = ResourceType.namespaced("", "v1", "Secret", "secrets");
    public static final ResourceType SERVICE = ResourceType.namespaced("", "v1", "Service", "services");
    public static final ResourceType POD = ResourceType.namespaced("", "v1", "Pod", "pods");
    public static final ResourceType DEPLOYMENT = ResourceType.namespaced("apps", "v1", "Deployment", "deployments");
    public static final ResourceType STATEFUL_SET =
            ResourceType.namespaced("apps", "v1", "StatefulSet", "statefulsets");
    public static final ResourceType ENDPOINT_SLICE =
            ResourceType.namespaced("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");
    public static final ResourceType LEASE = ResourceType.namespaced("coordination.k8s.io", "v1", "Lease", "leases");
    public static final ResourceType CUSTOM_RESOURCE_DEFINITION = ResourceType.clusterWide(
            "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    public static final ResourceType DAEMON_SET = ResourceType.namespaced("apps", "v1", "DaemonSet", "daemonsets");
    public static final ResourceType MUTATING_WEBHOOK = ResourceType.clusterWide(
            "admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations");
    public static final ResourceType VALIDATING_WEBHOOK = ResourceType.clusterWide(
            "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations");

    /** The kinds whose pods are replaced one after the other when their template changes. */
    public static final List<ResourceType> WORKLOADS = List.of(DEPLOYMENT, STATEFUL_SET, DAEMON_SET);

    private static final String ACCESS = "rbac.authorization.k8s.io";

    public static final ResourceType ROLE = ResourceType.namespaced(ACCESS, "v1", "Role", "roles");
    public static final ResourceType ROLE_BINDING =
            ResourceType.namespaced(ACCESS, "v1", "RoleBinding", "rolebindings");
    public static final ResourceType CLUSTER_ROLE =
            ResourceType.clusterWide(ACCESS, "v1", "ClusterRole", "clusterroles");
    public static final ResourceType CLUSTER_ROLE_BINDING =
            ResourceType.clusterWide(ACCESS, "v1", "ClusterRoleBinding", "clusterrolebindings");

    private KubernetesTypes() {}
}
