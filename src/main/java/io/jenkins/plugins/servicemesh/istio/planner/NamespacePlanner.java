package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioNamespace;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Instant;
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

    /**
     * Drafts the labels, and says which pods they reach only after a restart.
     *
     * @param restart whether those are restarted
     */
    void plan(Injection wanted, boolean restart) {
        Optional<Resource> namespace = draft.find(ResourceId.of(KubernetesTypes.NAMESPACE, "", name));
        if (namespace.isEmpty()) {
            draft.report(Finding.error("istio/no-namespace", "there is no such namespace")
                    .withValue(name)
                    .at(Place.at("injection"))
                    .withSuggestion("create it first"));
            return;
        }
        Resource labelled = labelled(namespace.get(), wanted);
        draft.put(labelled, List.of("injection " + word(wanted)));
        planPods(wanted, restart, labelled.equals(namespace.get()) ? labelledAt(labelled, wanted) : Optional.empty());
    }

    private void planPods(Injection wanted, boolean restart, Optional<Instant> labelled) {
        Need pods = Need.all(KubernetesTypes.POD, name);
        if (draft.before().gap(pods).isPresent()) {
            draft.report(Finding.notChecked("which workloads need a restart", pods.toString()));
            return;
        }
        SidecarCensus census = new SidecarCensus(wanted, labelled);
        List<Resource> outdated = census.outdated(draft.before().list(KubernetesTypes.POD, name));
        if (restart) {
            new RestartPlanner(draft, name).plan(outdated);
        } else if (!outdated.isEmpty()) {
            draft.report(census.restartNeeded(outdated));
        }
    }

    private static Optional<Instant> labelledAt(Resource namespace, Injection wanted) {
        return IstioNamespace.labelsFor(wanted).entrySet().stream()
                .filter(label -> label.getValue().isPresent())
                .flatMap(label -> IstioNamespace.labelledAt(namespace, label.getKey()).stream())
                .findFirst();
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
