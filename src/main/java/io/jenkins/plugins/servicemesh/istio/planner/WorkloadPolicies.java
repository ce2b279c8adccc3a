package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.SelectorFields;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The objects of one kind that are for the whole of a namespace, or for one workload in it: there shall be one of each, so
 * the one that is there is edited, whatever its name.
 */
record WorkloadPolicies(PlanDraft draft, ResourceType type, String namespace) {

    /** Those that select exactly these pods. */
    List<Resource> of(Optional<Workload> workload) {
        Map<String, String> labels = workload.map(Workload::labels).orElse(Map.of());
        return draft.list(type, namespace).stream()
                .filter(policy ->
                        !policy.spec().has("targetRef") && !policy.spec().has("targetRefs"))
                .filter(policy -> selected(policy).equals(labels))
                .toList();
    }

    /** The one to edit, or a new one; empty, and reported, when there are several and Istio takes the oldest. */
    Optional<Resource> one(Optional<Workload> workload, String path) {
        List<Resource> found = of(workload);
        if (found.size() > 1) {
            draft.report(conflict(found, path));
            return Optional.empty();
        }
        return Optional.of(
                found.isEmpty() ? blank(workload, workload.map(Workload::name).orElse("default")) : found.get(0));
    }

    /** A new one of that name, or of one like it. */
    Resource blank(Optional<Workload> workload, String name) {
        Resource blank = Resource.of(type, namespace, FreeName.in(draft, type, namespace, name));
        return blank.withSpec(workload.map(this::selector).orElse(JsonObject.EMPTY));
    }

    /** {@code workload 'reviews' > mtls}: where an intent for a workload, or for the whole namespace, stands. */
    static String path(Optional<Workload> workload, String part) {
        return workload.map(pods -> "workload '" + pods.name() + "' > ").orElse("") + part;
    }

    private JsonObject selector(Workload pods) {
        return isSidecar()
                ? JsonObject.of("workloadSelector", JsonObject.of("labels", pods.labels()))
                : JsonObject.of("selector", SelectorFields.of(pods));
    }

    private Map<String, String> selected(Resource policy) {
        JsonObject labels = isSidecar()
                ? policy.spec().object("workloadSelector").object("labels")
                : policy.spec().object("selector").object("matchLabels");
        return labels.texts();
    }

    private boolean isSidecar() {
        return type.sameKind(IstioTypes.SIDECAR);
    }

    private Finding conflict(List<Resource> found, String path) {
        String names = found.stream().map(Resource::name).collect(Collectors.joining(", "));
        return Finding.error(
                        "istio/several-policies",
                        "several " + type.kind() + " objects are for the same pods, and Istio takes the oldest: "
                                + names)
                .at(Place.at(path))
                .withSuggestion("leave one of them");
    }
}
