package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioNamespace;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the control plane is: where its webhooks lead to, else where it is unless installed otherwise. */
record ControlPlaneNamespaces(Snapshot snapshot) {

    /** The ConfigMap that holds the mesh's configuration. */
    static final String MESH_CONFIGURATION = "istio";

    /** Each once, by name; never empty. */
    List<String> all() {
        List<String> named = webhooks()
                .flatMap(configuration -> configuration.tree().array("webhooks").objects().stream())
                .map(webhook -> webhook.object("clientConfig").object("service"))
                .flatMap(service -> service.text("namespace").stream())
                .distinct()
                .sorted()
                .toList();
        return named.isEmpty() ? List.of(IstioLabels.SYSTEM_NAMESPACE) : named;
    }

    /** Istio's own webhook configurations. */
    Stream<Resource> webhooks() {
        return Stream.of(KubernetesTypes.MUTATING_WEBHOOK, KubernetesTypes.VALIDATING_WEBHOOK)
                .flatMap(type -> snapshot.list(type, "").stream())
                .filter(ControlPlaneNamespaces::isIstios);
    }

    private static boolean isIstios(Resource configuration) {
        return configuration.labels().containsKey(IstioLabels.REVISION)
                || configuration.labels().containsKey(IstioLabels.TAG);
    }

    /** The namespace whose policies hold for the whole mesh. */
    String root() {
        return all().stream()
                .flatMap(home -> snapshot
                        .find(ResourceId.of(KubernetesTypes.CONFIG_MAP, home, MESH_CONFIGURATION))
                        .map(IstioNamespace::rootNamespace)
                        .stream())
                .findFirst()
                .orElseGet(() -> all().get(0));
    }

    /** The revision that a namespace's label means: a tag's, where a webhook says that it is one. */
    Optional<String> revisionOf(String name) {
        return webhooks()
                .filter(configuration -> name.equals(configuration.labels().get(IstioLabels.TAG)))
                .map(configuration -> configuration.labels().getOrDefault(IstioLabels.REVISION, name))
                .findFirst()
                .or(() -> webhooks()
                        .map(configuration -> configuration.labels().getOrDefault(IstioLabels.REVISION, ""))
                        .filter(name::equals)
                        .findFirst());
    }

    /** Whether some webhook puts sidecars of that revision or tag into pods. */
    boolean injects(String name) {
        return snapshot.list(KubernetesTypes.MUTATING_WEBHOOK, "").stream()
                .map(Resource::labels)
                .anyMatch(labels -> name.equals(labels.get(IstioLabels.TAG))
                        || !labels.containsKey(IstioLabels.TAG) && name.equals(labels.get(IstioLabels.REVISION)));
    }

    static Optional<String> imageTag(JsonObject container) {
        String image = container.text("image").orElse("");
        String name = image.substring(image.lastIndexOf('/') + 1).replaceFirst("@.*", "");
        int colon = name.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1));
    }
}
