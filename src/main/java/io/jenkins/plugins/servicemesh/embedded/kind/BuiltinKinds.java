package io.jenkins.plugins.servicemesh.embedded.kind;

import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.GENERATION;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.QUESTION;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.READ_ONLY;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.RETURNS_REMOVED;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.SCALE;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.STATUS;
import static io.jenkins.plugins.servicemesh.embedded.kind.Trait.UNCONDITIONAL_UPDATE;

import io.jenkins.plugins.servicemesh.embedded.field.BuiltinTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The kinds that every cluster has, as far as a mesh and its workloads need them. */
public final class BuiltinKinds {

    private static final Set<String> ALL =
            Set.of("Pod", "Service", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet");

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

    public static final ResourceType ROLE = access("Role", "roles", true);
    public static final ResourceType ROLE_BINDING = access("RoleBinding", "rolebindings", true);
    public static final ResourceType CLUSTER_ROLE = access("ClusterRole", "clusterroles", false);
    public static final ResourceType CLUSTER_ROLE_BINDING = access("ClusterRoleBinding", "clusterrolebindings", false);
    public static final ResourceType ACCESS_REVIEW = question("SelfSubjectAccessReview", "selfsubjectaccessreviews");
    public static final ResourceType RULES_REVIEW = question("SelfSubjectRulesReview", "selfsubjectrulesreviews");
    public static final ResourceType SELF_REVIEW =
            ResourceType.clusterWide("authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews");

    private BuiltinKinds() {}

    /** All of them, for one server. */
    public static List<ServedKind> all() {
        return List.of(
                kind(NAMESPACE, "ns", new NamespaceRules(), STATUS, UNCONDITIONAL_UPDATE),
                kind(NODE, "no", ObjectRules.NONE, STATUS, UNCONDITIONAL_UPDATE),
                kind(CONFIG_MAP, "cm", DataRules.CONFIG_MAP, UNCONDITIONAL_UPDATE),
                kind(core("Secret", "secrets"), "", DataRules.SECRET, UNCONDITIONAL_UPDATE),
                kind(SERVICE, "svc", new ServiceRules(), STATUS, UNCONDITIONAL_UPDATE, RETURNS_REMOVED),
                kind(POD, "po", new PodRules(), STATUS, GENERATION, UNCONDITIONAL_UPDATE, RETURNS_REMOVED),
                kind(SERVICE_ACCOUNT, "sa", ObjectRules.NONE, UNCONDITIONAL_UPDATE, RETURNS_REMOVED),
                kind(core("Event", "events"), "ev", ObjectRules.NONE, UNCONDITIONAL_UPDATE),
                workload(DEPLOYMENT, "deploy", new WorkloadRules(true), SCALE),
                workload(REPLICA_SET, "rs", new WorkloadRules(true), SCALE),
                workload(STATEFUL_SET, "sts", new WorkloadRules(true), SCALE),
                workload(DAEMON_SET, "ds", new WorkloadRules(false)),
                kind(ENDPOINT_SLICE, "", ObjectRules.NONE, GENERATION, UNCONDITIONAL_UPDATE),
                kind(ResourceType.namespaced("coordination.k8s.io", "v1", "Lease", "leases"), "", new LeaseRules()),
                kind(ACCESS_REVIEW, "", ObjectRules.NONE, QUESTION),
                kind(RULES_REVIEW, "", ObjectRules.NONE, QUESTION),
                kind(SELF_REVIEW, "", ObjectRules.NONE, QUESTION),
                kind(ROLE, "", ObjectRules.NONE, UNCONDITIONAL_UPDATE),
                kind(ROLE_BINDING, "", ObjectRules.NONE, UNCONDITIONAL_UPDATE),
                kind(CLUSTER_ROLE, "", ObjectRules.NONE, UNCONDITIONAL_UPDATE),
                kind(CLUSTER_ROLE_BINDING, "", ObjectRules.NONE, UNCONDITIONAL_UPDATE),
                kind(DEFINITION, "crd", ObjectRules.NONE, STATUS, READ_ONLY));
    }

    private static ResourceType core(String kind, String plural) {
        return ResourceType.namespaced("", "v1", kind, plural);
    }

    private static ResourceType apps(String kind, String plural) {
        return ResourceType.namespaced("apps", "v1", kind, plural);
    }

    private static ResourceType access(String kind, String plural, boolean namespaced) {
        return new ResourceType("rbac.authorization.k8s.io", "v1", kind, plural, namespaced);
    }

    private static ResourceType question(String kind, String plural) {
        return ResourceType.clusterWide("authorization.k8s.io", "v1", kind, plural);
    }

    private static ServedKind workload(ResourceType type, String shortName, ObjectRules rules, Trait... more) {
        Set<Trait> traits = EnumSet.of(STATUS, GENERATION, UNCONDITIONAL_UPDATE);
        traits.addAll(List.of(more));
        return kind(type, shortName, rules, traits.toArray(Trait[]::new));
    }

    private static ServedKind kind(ResourceType type, String shortName, ObjectRules rules, Trait... traits) {
        return new ServedKind(
                type,
                List.of(type.version()),
                type.kind().toLowerCase(Locale.ROOT),
                shortName.isEmpty() ? List.of() : List.of(shortName),
                Map.of(),
                Set.of(traits),
                new BuiltinRules(type, rules),
                ALL.contains(type.kind()) ? List.of("all") : List.of(),
                version -> BuiltinTypes.of(type));
    }
}
