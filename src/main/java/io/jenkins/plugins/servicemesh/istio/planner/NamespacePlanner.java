package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioNamespace;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plans how a namespace's pods join the data plane: the labels of the Namespace, of which only one may be in force. */
final class NamespacePlanner {

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
        draft.put(labelled(namespace.get(), wanted), List.of("injection " + word(wanted)));
        new SidecarCensus(draft, name).report(wanted);
    }

    private static Resource labelled(Resource namespace, Injection wanted) {
        JsonObject tree = namespace.tree();
        for (Map.Entry<String, Optional<String>> label :
                IstioNamespace.labelsFor(wanted).entrySet()) {
            tree = labelled(tree, label.getKey(), label.getValue());
        }
        return namespace.withTree(tree);
    }

    private static JsonObject labelled(JsonObject tree, String label, Optional<String> value) {
        return value.isPresent()
                ? TreeEditor.set(tree, new JsonString(value.get()), "metadata", "labels", label)
                : TreeEditor.remove(tree, "metadata", "labels", label);
    }

    private static String word(Injection wanted) {
        return wanted instanceof Injection.Revision revision
                ? "revision:" + revision.revision()
                : wanted.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
