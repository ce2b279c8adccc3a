package io.jenkins.plugins.servicemesh.embedded.kind;

import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.GENERATION;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.QUESTION;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.READ_ONLY;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.RETURNS_REMOVED;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.STATUS;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.UNCONDITIONAL_UPDATE;

import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The kinds that every cluster has, as far as a mesh and its workloads need them. */
public final class BuiltinKinds {

    public static final ResourceType NAMESPACE = ResourceType.clusterWide("", "v1", "Namespace", "namespaces");
    public static final ResourceType NODE = ResourceType.clusterWide("", "v1", "Node", "nodes");
    public static final ResourceType CONFIG_MAP = core("ConfigMap", "configmaps");
    public static final ResourceType SERVICE = core("Service", "services");
    public static final ResourceType SERVICE_ACCOUNT = core("ServiceAccount", "serviceaccounts");
    public static final ResourceType POD = core("Pod", "pods");
    public static final ResourceType DEPLOYMENT = apps("Deployment", "deployments");
    public static final ResourceType REPLICA_SET = apps("ReplicaSet", "replicasets");
    public static final ResourceType STATEFUL_SET = apps("StatefulSet", "statefulsets");
    public static final ResourceType DAEMON_SET = apps("DaemonSet", "daemonsets");
    public static final ResourceType ENDPOINT_SLICE =
            ResourceType.namespaced("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");
    public static final ResourceType DEFINITION = ResourceType.clusterWide(
            "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    private static final String ACCESS = "rbac.authorization.k8s.io";
    private static final Set<String> EVENT = Set.of(
            "action",
            "count",
            "eventTime",
            "firstTimestamp",
            "involvedObject",
            "lastTimestamp",
            "message",
            "reason",
            "related",
            "reportingComponent",
            "reportingInstance",
            "series",
            "source",
            "type");
    private static final Set<String> SPEC_AND_STATUS = Set.of("spec", "status");

    private BuiltinKinds() {}

    /** All of them, for one server. */
    public static List<ServedKind> all() {
        return List.of(
                kind(NAMESPACE, "ns", new NamespaceRules(), SPEC_AND_STATUS, STATUS, UNCONDITIONAL_UPDATE),
                kind(NODE, "no", ObjectRules.NONE, SPEC_AND_STATUS, STATUS, UNCONDITIONAL_UPDATE),
                kind(
                        CONFIG_MAP,
                        "cm",
                        DataRules.CONFIG_MAP,
                        Set.of("data", "binaryData", "immutable"),
                        UNCONDITIONAL_UPDATE),
                kind(
                        core("Secret", "secrets"),
                        "",
                        DataRules.SECRET,
                        Set.of("data", "stringData", "immutable", "type"),
                        UNCONDITIONAL_UPDATE),
                kind(
                        SERVICE,
                        "svc",
                        new ServiceRules(),
                        SPEC_AND_STATUS,
                        STATUS,
                        UNCONDITIONAL_UPDATE,
                        RETURNS_REMOVED),
                kind(
                        POD,
                        "po",
                        new PodRules(),
                        SPEC_AND_STATUS,
                        STATUS,
                        GENERATION,
                        UNCONDITIONAL_UPDATE,
                        RETURNS_REMOVED),
                kind(
                        SERVICE_ACCOUNT,
                        "sa",
                        ObjectRules.NONE,
                        Set.of("secrets", "imagePullSecrets", "automountServiceAccountToken"),
                        UNCONDITIONAL_UPDATE,
                        RETURNS_REMOVED),
                kind(core("Event", "events"), "ev", ObjectRules.NONE, EVENT, UNCONDITIONAL_UPDATE),
                kind(
                        DEPLOYMENT,
                        "deploy",
                        new WorkloadRules(true),
                        SPEC_AND_STATUS,
                        STATUS,
                        GENERATION,
                        UNCONDITIONAL_UPDATE),
                kind(
                        REPLICA_SET,
                        "rs",
                        new WorkloadRules(true),
                        SPEC_AND_STATUS,
                        STATUS,
                        GENERATION,
                        UNCONDITIONAL_UPDATE),
                kind(
                        STATEFUL_SET,
                        "sts",
                        new WorkloadRules(true),
                        SPEC_AND_STATUS,
                        STATUS,
                        GENERATION,
                        UNCONDITIONAL_UPDATE),
                kind(
                        DAEMON_SET,
                        "ds",
                        new WorkloadRules(false),
                        SPEC_AND_STATUS,
                        STATUS,
                        GENERATION,
                        UNCONDITIONAL_UPDATE),
                kind(
                        ENDPOINT_SLICE,
                        "",
                        ObjectRules.NONE,
                        Set.of("addressType", "endpoints", "ports"),
                        GENERATION,
                        UNCONDITIONAL_UPDATE),
                kind(
                        ResourceType.namespaced("coordination.k8s.io", "v1", "Lease", "leases"),
                        "",
                        new LeaseRules(),
                        Set.of("spec")),
                kind(
                        ResourceType.clusterWide(
                                "authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews"),
                        "",
                        ObjectRules.NONE,
                        SPEC_AND_STATUS,
                        QUESTION),
                access(ResourceType.namespaced(ACCESS, "v1", "Role", "roles"), "rules"),
                access(ResourceType.namespaced(ACCESS, "v1", "RoleBinding", "rolebindings"), "subjects", "roleRef"),
                access(
                        ResourceType.clusterWide(ACCESS, "v1", "ClusterRole", "clusterroles"),
                        "rules",
                        "aggregationRule"),
                access(
                        ResourceType.clusterWide(ACCESS, "v1", "ClusterRoleBinding", "clusterrolebindings"),
                        "subjects",
                        "roleRef"),
                kind(DEFINITION, "crd", ObjectRules.NONE, SPEC_AND_STATUS, STATUS, READ_ONLY));
    }

    private static ResourceType core(String kind, String plural) {
        return ResourceType.namespaced("", "v1", kind, plural);
    }

    private static ResourceType apps(String kind, String plural) {
        return ResourceType.namespaced("apps", "v1", kind, plural);
    }

    private static ServedKind access(ResourceType type, String... fields) {
        return kind(type, "", ObjectRules.NONE, Set.of(fields), UNCONDITIONAL_UPDATE);
    }

    private static ServedKind kind(
            ResourceType type, String shortName, ObjectRules rules, Set<String> fields, Trait... traits) {
        return new ServedKind(
                type,
                List.of(type.version()),
                type.kind().toLowerCase(Locale.ROOT),
                shortName.isEmpty() ? List.of() : List.of(shortName),
                Map.of(),
                Set.of(traits),
                new BuiltinRules(fields, rules));
    }
}
