package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.plan.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permissions that an apply needs: exactly the verbs of its writes, its journal's and its leases'. */
final class Requirement {

    private Requirement() {}

    /** Each permission once, in the order of the writes. */
    static List<AccessRequest> of(ApplyRequest request) {
        Set<AccessRequest> needed = new LinkedHashSet<>();
        for (String verb : List.of("list", "create", "patch", "delete")) {
            needed.add(new AccessRequest(verb, KubernetesTypes.CONFIG_MAP, request.namespace()));
        }
        if (!request.hosts().isEmpty()) {
            for (String verb : List.of("get", "create", "update", "delete")) {
                needed.add(new AccessRequest(verb, KubernetesTypes.LEASE, request.namespace()));
            }
        }
        needed.addAll(of(request.plan().changes()));
        return List.copyOf(needed);
    }

    /** What these writes need, each once. */
    static List<AccessRequest> of(List<Change> changes) {
        return changes.stream().map(Requirement::of).distinct().toList();
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
        return new AccessRequest(verb, change.id().type(), change.id().namespace());
    }
}
