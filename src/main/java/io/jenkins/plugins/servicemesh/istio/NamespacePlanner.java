package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans how a namespace's pods join the data plane: the labels of the Namespace, of which only one may be in force. */
final class NamespacePlanner {

    private static final List<String> LABELS =
            List.of(IstioLabels.INJECTION, IstioLabels.REVISION, IstioLabels.DATAPLANE_MODE);

    private final PlanDraft draft;
    private final String name;

    NamespacePlanner(PlanDraft draft, String name) {
        this.draft = draft;
        this.name = name;
    }

    /** Drafts the labels, and says which pods they reach only after a restart. */
    void plan(Injection wanted) {
        Optional<Resource> namespace = draft.find(ResourceId.of(KubernetesTypes.NAMESPACE, "", name));
        if (namespace.isEmpty()) {
            draft.report(Finding.error("istio/no-namespace", "there is no such namespace")
                    .withValue(name)
                    .at(Place.at("injection"))
                    .withSuggestion("create it first"));
            return;
        }
        Map.Entry<String, String> label = label(wanted);
        String reason = "injection " + label.getKey() + "=" + label.getValue();
        draft.put(labelled(namespace.get(), label), List.of(reason));
        new SidecarCensus(draft, name).report(wanted);
    }

    /** The labels of the other ways go: {@code istio-injection} would win over a revision, a sidecar over ambient. */
    private static Resource labelled(Resource namespace, Map.Entry<String, String> label) {
        JsonObject tree = namespace.tree();
        for (String other : LABELS) {
            tree = other.equals(label.getKey()) ? tree : TreeEditor.remove(tree, "metadata", "labels", other);
        }
        return namespace.withTree(
                TreeEditor.set(tree, new JsonString(label.getValue()), "metadata", "labels", label.getKey()));
    }

    private static Map.Entry<String, String> label(Injection wanted) {
        if (wanted instanceof Injection.Revision revision) {
            return Map.entry(IstioLabels.REVISION, revision.revision());
        }
        if (wanted instanceof Injection.Ambient) {
            return Map.entry(IstioLabels.DATAPLANE_MODE, IstioLabels.DATAPLANE_AMBIENT);
        }
        boolean sidecar = wanted instanceof Injection.Sidecar;
        return Map.entry(
                IstioLabels.INJECTION, sidecar ? IstioLabels.INJECTION_ENABLED : IstioLabels.INJECTION_DISABLED);
    }
}
