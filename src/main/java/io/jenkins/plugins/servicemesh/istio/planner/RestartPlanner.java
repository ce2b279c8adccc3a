package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans a rolling restart of workloads, as {@code kubectl rollout restart} does it: by an annotation of the pod template. */
record RestartPlanner(PlanDraft draft, String namespace) {

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    /** Drafts a restart of the workloads of these pods, and names those that only a person can restart. */
    void plan(List<Resource> outdated) {
        Map<String, List<Resource>> byWorkload = outdated.stream()
                .collect(Collectors.groupingBy(PodOwners::workload, TreeMap::new, Collectors.toList()));
        byWorkload.forEach((workload, pods) ->
                find(workload).ifPresentOrElse(found -> restart(found, pods), () -> draft.report(byHand(workload))));
    }

    private Optional<Resource> find(String workload) {
        int space = workload.indexOf(' ');
        return KubernetesTypes.WORKLOADS.stream()
                .filter(type -> type.kind().equals(workload.substring(0, space)))
                .flatMap(type -> draft.find(ResourceId.of(type, namespace, workload.substring(space + 1))).stream())
                .findFirst();
    }

    /**
     * A plan knows no clock, so that the same cluster gives the same plan: the time that is written is that of the youngest
     * pod that has to go, which no earlier restart can have written.
     */
    private void restart(Resource workload, List<Resource> pods) {
        String youngest = pods.stream()
                .flatMap(pod -> pod.metadata().text("creationTimestamp").stream())
                .max(Comparator.naturalOrder())
                .orElse("");
        Resource wanted = workload.withTree(TreeEditor.set(
                workload.tree(),
                new JsonString(youngest),
                "spec",
                "template",
                "metadata",
                "annotations",
                RESTARTED_AT));
        if (!wanted.equals(workload)) {
            draft.put(wanted, List.of("restart: its pods are not in the mesh as new ones would be"));
            draft.expect(new Expectation.Restarted(workload.id()));
        }
    }

    private static Finding byHand(String workload) {
        return Finding.warning("istio/restart-by-hand", workload + " is restarted by nothing but a person")
                .at(Place.at("restart"));
    }
}
