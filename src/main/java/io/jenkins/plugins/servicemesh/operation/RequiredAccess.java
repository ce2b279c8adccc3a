package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What operations must be allowed to do, worked out from what they read and write. Asking what is allowed needs nothing. */
public final class RequiredAccess {

    private static final List<String> WRITE = List.of("get", "create", "patch", "delete");
    private static final List<String> JOURNAL = List.of("list", "create", "patch", "delete");
    private static final List<String> LEASES = List.of("get", "create", "update", "delete");

    /**
     * One permission.
     *
     * @param namespace where it is needed; empty for a cluster-wide kind. For a Namespace object it is the namespace itself
     * @param name of the only object that is meant, where one is enough
     */
    public record Grant(String verb, ResourceType type, String namespace, Optional<String> name) {}

    private final MeshManager manager;
    private final Set<Grant> grants = new LinkedHashSet<>();

    private RequiredAccess(MeshManager manager) {
        this.manager = manager;
    }

    /** To plan and apply that intent, and to take it back. */
    public static Set<Grant> toApply(MeshManager manager, MeshSpec spec) {
        RequiredAccess access = new RequiredAccess(manager);
        List<Need> needs = all(soFar -> manager.needs(spec, soFar));
        access.read(needs);
        needs.stream()
                .filter(need -> access.isWritten(need.type()))
                .forEach(need -> access.grant(WRITE, need.type(), need.namespace()));
        if (spec.injection().isPresent()) {
            access.grant(List.of("patch"), KubernetesTypes.NAMESPACE, spec.namespace());
        }
        if (spec.restart()) {
            KubernetesTypes.WORKLOADS.forEach(type -> access.grant(List.of("get", "patch"), type, spec.namespace()));
        }
        access.bookkeeping(spec.namespace(), !spec.services().isEmpty());
        return access.grants;
    }

    /** To run that rollout to any of its ends, and to say things to it. */
    public static Set<Grant> toRollOut(MeshManager manager, RolloutSpec spec) {
        RequiredAccess access = new RequiredAccess(manager);
        List<Need> needs = manager.trafficShift()
                .map(shift -> all(soFar -> shift.needs(spec, soFar)))
                .orElse(List.of());
        access.read(needs);
        needs.stream()
                .filter(need -> access.isWritten(need.type()))
                .forEach(need -> access.grant(WRITE, need.type(), need.namespace()));
        spec.targets().stream()
                .map(target -> ServiceHost.parse(target.service()).namespace().orElse(spec.namespace()))
                .distinct()
                .forEach(namespace -> access.read(EndpointCensus.needs(namespace)));
        access.grant(List.of("list"), KubernetesTypes.POD, spec.namespace());
        access.bookkeeping(spec.namespace(), true);
        access.grant(List.of("get"), KubernetesTypes.CONFIG_MAP, spec.namespace());
        access.grant(List.of("list"), KubernetesTypes.LEASE, spec.namespace());
        return access.grants;
    }

    /** To plan and apply these objects, and to take them back. */
    public static Set<Grant> toApply(MeshManager manager, List<Resource> objects) {
        RequiredAccess access = new RequiredAccess(manager);
        for (Resource object : objects) {
            access.grant(WRITE, object.type(), object.namespace());
            access.bookkeeping(object.namespace(), true);
        }
        return access.grants;
    }

    /** To take back and clean up whatever was applied in that namespace. */
    public static Set<Grant> toTakeBack(MeshManager manager, String namespace) {
        RequiredAccess access = new RequiredAccess(manager);
        for (ResourceType type : manager.types()) {
            access.grant(List.of("list"), type, namespace);
            access.grant(WRITE, type, namespace);
        }
        access.grant(List.of("get", "patch"), KubernetesTypes.NAMESPACE, namespace);
        access.bookkeeping(namespace, true);
        access.grant(List.of("list"), KubernetesTypes.LEASE, namespace);
        return access.grants;
    }

    /** To see all that a status tells. */
    public static Set<Grant> toReadStatus(MeshManager manager, String namespace) {
        RequiredAccess access = new RequiredAccess(manager);
        access.read(all(soFar -> manager.statusNeeds(namespace, soFar)));
        access.grant(List.of("list"), KubernetesTypes.CONFIG_MAP, namespace);
        return access.grants;
    }

    /** All needs of a manager in a cluster that holds nothing. */
    private static List<Need> all(Function<Snapshot, List<Need>> needs) {
        Snapshot snapshot = Snapshot.EMPTY;
        while (true) {
            Snapshot soFar = snapshot;
            List<Need> open = needs.apply(soFar).stream()
                    .filter(need -> !soFar.answers(need))
                    .toList();
            if (open.isEmpty()) {
                return needs.apply(soFar);
            }
            for (Need need : open) {
                snapshot = snapshot.with(need, List.of());
            }
        }
    }

    private boolean isWritten(ResourceType type) {
        return manager.types().stream().anyMatch(written -> written.sameKind(type));
    }

    private void read(List<Need> needs) {
        needs.forEach(need -> grants.add(grant(need)));
    }

    private static Grant grant(Need need) {
        if (!need.isOne()) {
            return new Grant("list", need.type(), need.namespace(), Optional.empty());
        }
        return need.type().sameKind(KubernetesTypes.NAMESPACE)
                ? new Grant("get", need.type(), need.name(), Optional.empty())
                : new Grant("get", need.type(), need.namespace(), Optional.of(need.name()));
    }

    private void bookkeeping(String namespace, boolean hosts) {
        grant(JOURNAL, KubernetesTypes.CONFIG_MAP, namespace);
        if (hosts) {
            grant(LEASES, KubernetesTypes.LEASE, namespace);
        }
    }

    private void grant(List<String> verbs, ResourceType type, String namespace) {
        Stream<Grant> all = verbs.stream().map(verb -> new Grant(verb, type, namespace, Optional.empty()));
        all.forEach(grants::add);
    }
}
