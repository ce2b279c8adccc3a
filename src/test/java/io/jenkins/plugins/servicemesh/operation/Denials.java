package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a server denies to someone who has some permissions and no others. */
public final class Denials {

    private static final List<String> VERBS = List.of("get", "list", "create", "patch", "update", "delete", "watch");
    private static final List<ResourceType> CORE = List.of(
            KubernetesTypes.NAMESPACE,
            KubernetesTypes.CONFIG_MAP,
            KubernetesTypes.SECRET,
            KubernetesTypes.SERVICE,
            KubernetesTypes.POD,
            KubernetesTypes.DEPLOYMENT,
            KubernetesTypes.ENDPOINT_SLICE,
            KubernetesTypes.LEASE);

    private Denials() {}

    /** Every verb on every kind in the two namespaces, but for what is granted. */
    public static List<AccessRule> but(Set<Grant> grants) {
        List<ResourceType> types = new ArrayList<>(CORE);
        types.addAll(IstioTypes.ALL);
        List<AccessRule> denied = new ArrayList<>();
        for (String namespace : List.of("shop", "istio-system", "")) {
            for (ResourceType type : types) {
                VERBS.stream()
                        .filter(verb -> grants.stream().noneMatch(grant -> covers(grant, verb, type, namespace)))
                        .map(verb -> new AccessRule(verb, type.group(), type.plural(), namespace))
                        .forEach(denied::add);
            }
        }
        return denied;
    }

    /** The embedded server sees a Namespace outside of all namespaces. */
    private static boolean covers(Grant grant, String verb, ResourceType type, String namespace) {
        boolean here =
                grant.namespace().equals(namespace) || type.sameKind(KubernetesTypes.NAMESPACE) && namespace.isEmpty();
        return grant.verb().equals(verb) && grant.type().sameKind(type) && here;
    }
}
