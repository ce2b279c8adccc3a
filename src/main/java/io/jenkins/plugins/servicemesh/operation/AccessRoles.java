package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Permissions as Roles and a ClusterRole with their bindings: no more than was asked for. */
public final class AccessRoles {

    private static final String GROUP = "rbac.authorization.k8s.io";

    private final String name;
    private final JsonObject subject;

    /**
     * Roles of that name.
     *
     * @param subject as a binding names it: {@code {"kind": "ServiceAccount", "name", "namespace"}}
     */
    public AccessRoles(String name, JsonObject subject) {
        this.name = name;
        this.subject = subject;
    }

    /** A role and its binding for each namespace, by name, the cluster-wide ones last. */
    public List<Resource> of(Collection<Grant> grants) {
        Map<String, Map<String, Rule>> byNamespace = new TreeMap<>();
        for (Grant grant : grants) {
            byNamespace
                    .computeIfAbsent(grant.namespace(), namespace -> new TreeMap<>())
                    .computeIfAbsent(Rule.key(grant), key -> new Rule(grant, new TreeSet<>()))
                    .verbs()
                    .add(grant.verb());
        }
        List<Resource> roles = new ArrayList<>();
        byNamespace.forEach((namespace, rules) -> {
            if (!namespace.isEmpty()) {
                roles.addAll(pair(KubernetesTypes.ROLE, KubernetesTypes.ROLE_BINDING, namespace, rules.values()));
            }
        });
        if (byNamespace.containsKey("")) {
            roles.addAll(pair(
                    KubernetesTypes.CLUSTER_ROLE,
                    KubernetesTypes.CLUSTER_ROLE_BINDING,
                    "",
                    byNamespace.getOrDefault("", Map.of()).values()));
        }
        return roles;
    }

    private List<Resource> pair(ResourceType role, ResourceType binding, String namespace, Collection<Rule> rules) {
        Resource rights = Resource.of(role, namespace, name);
        Resource bound = Resource.of(binding, namespace, name);
        JsonObject reference =
                JsonObject.of("apiGroup", GROUP).with("kind", role.kind()).with("name", name);
        return List.of(
                rights.withTree(rights.tree()
                        .with("rules", rules.stream().map(Rule::tree).toList())),
                bound.withTree(bound.tree().with("roleRef", reference).with("subjects", List.of(subject))));
    }

    /** What may be done with objects of one kind, or with one of them. */
    private record Rule(Grant first, Set<String> verbs) {

        static String key(Grant grant) {
            return grant.type().group() + "/" + grant.type().plural() + "/"
                    + grant.name().orElse("");
        }

        JsonObject tree() {
            JsonObject rule = JsonObject.of("apiGroups", List.of(first.type().group()))
                    .with("resources", List.of(first.type().plural()));
            return first.name()
                    .map(only -> rule.with("resourceNames", List.of(only)))
                    .orElse(rule)
                    .with("verbs", verbs);
        }
    }
}
