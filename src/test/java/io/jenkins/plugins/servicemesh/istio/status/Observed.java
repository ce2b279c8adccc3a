package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.WorkloadFacts;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import java.util.function.Predicate;

/** The status of namespace {@code shop} in a cluster that consists of some YAML documents. */
record Observed(List<JsonObject> objects, Predicate<Need> forbidden) {

    static Observed of(String... yaml) {
        return new Observed(
                YamlText.parseAll(String.join("\n---\n", yaml)).stream()
                        .map(JsonObject.class::cast)
                        .toList(),
                need -> false);
    }

    /** The same for someone who may not read what this names. */
    Observed without(Predicate<Need> needs) {
        return new Observed(objects, needs);
    }

    MeshFacts facts() {
        return IstioStatus.of("shop", snapshot());
    }

    WorkloadFacts workload() {
        return facts().workloads().get(0);
    }

    PodFacts pod() {
        return workload().pods().get(0);
    }

    private Snapshot snapshot() {
        Snapshot snapshot = Snapshot.EMPTY;
        List<Need> open = open(snapshot);
        while (!open.isEmpty()) {
            for (Need need : open) {
                snapshot = forbidden.test(need)
                        ? snapshot.with(need, Snapshot.Gap.FORBIDDEN)
                        : snapshot.with(need, find(need));
            }
            open = open(snapshot);
        }
        return snapshot;
    }

    private static List<Need> open(Snapshot soFar) {
        return IstioStatusNeeds.of("shop", soFar).stream()
                .distinct()
                .filter(need -> !soFar.answers(need))
                .toList();
    }

    private List<Resource> find(Need need) {
        return objects.stream()
                .filter(tree -> tree.text("kind").orElse("").equals(need.type().kind()))
                .map(tree -> new Resource(need.type(), tree))
                .filter(resource -> resource.namespace().equals(need.namespace()))
                .filter(resource -> !need.isOne() || resource.name().equals(need.name()))
                .toList();
    }
}
