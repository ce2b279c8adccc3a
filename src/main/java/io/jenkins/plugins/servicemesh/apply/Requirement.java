package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permissions that an apply needs: exactly the verbs of its writes, its journal's and its leases'. */
final class Requirement {

    private Requirement() {}

    /** Each permission once, in the order of the writes. */
    static List<AccessRequest> of(ApplyRequest request) {
        return of(
                request.namespace(),
                List.of("list", "create", "patch", "delete"),
                request.hosts(),
                request.plan().changes());
    }

    /** What taking back by that plan needs; an entry of its own only where it is recorded. */
    static List<AccessRequest> of(UndoRequest request, Plan plan, List<String> hosts) {
        List<String> journal = request.recorded() ? List.of("list", "create", "patch") : List.of("list", "patch");
        return of(request.namespace(), journal, hosts, plan.changes());
    }

    private static List<AccessRequest> of(
            String namespace, List<String> journal, List<String> hosts, List<Change> changes) {
        Set<AccessRequest> needed = new LinkedHashSet<>();
        journal.forEach(verb -> needed.add(new AccessRequest(verb, KubernetesTypes.CONFIG_MAP, namespace)));
        if (!hosts.isEmpty()) {
            for (String verb : List.of("get", "create", "update", "delete")) {
                needed.add(new AccessRequest(verb, KubernetesTypes.LEASE, namespace));
            }
        }
        changes.forEach(change -> needed.add(of(change)));
        return List.copyOf(needed);
    }

    private static AccessRequest of(Change change) {
        String verb = change.accept(new Change.Visitor<>() {
            @Override
            public String create(Change.Create create) {
                return "create";
            }

            @Override
            public String edit(Change.Edit edit) {
                return "patch";
            }

            @Override
            public String remove(Change.Remove remove) {
                return "delete";
            }
        });
        return new AccessRequest(verb, change.id().type(), namespace(change.id()));
    }

    /** An API server judges a request for a Namespace as one inside of it, so a Role there is enough. */
    private static String namespace(ResourceId id) {
        return id.type().sameKind(KubernetesTypes.NAMESPACE) ? id.name() : id.namespace();
    }
}
