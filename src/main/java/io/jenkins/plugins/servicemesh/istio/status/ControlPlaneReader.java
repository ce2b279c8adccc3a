package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane.Revision;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane.Webhook;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which istiods there are, and whether they are ready. */
final class ControlPlaneReader {

    private static final String CONTROL_PLANE = "istiod";
    private static final String DEFAULT_REVISION = "default";

    private final Snapshot snapshot;
    private final ControlPlaneNamespaces places;

    ControlPlaneReader(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.places = new ControlPlaneNamespaces(snapshot);
    }

    ControlPlane read() {
        return new ControlPlane(places.root(), revisions(), webhooks());
    }

    private List<Revision> revisions() {
        return places.all().stream()
                .flatMap(home -> snapshot.list(KubernetesTypes.DEPLOYMENT, home).stream())
                .filter(deployment -> CONTROL_PLANE.equals(deployment.labels().get(IstioLabels.APP)))
                .map(ControlPlaneReader::revision)
                .toList();
    }

    private static Revision revision(Resource deployment) {
        Optional<String> version =
                deployment.spec().object("template").object("spec").array("containers").objects().stream()
                        .flatMap(container -> ControlPlaneNamespaces.imageTag(container).stream())
                        .findFirst();
        return new Revision(
                deployment.labels().getOrDefault(IstioLabels.REVISION, DEFAULT_REVISION),
                deployment.namespace(),
                deployment.name(),
                version,
                deployment
                        .status()
                        .number("readyReplicas")
                        .map(JsonNumber::intValue)
                        .orElse(0),
                deployment.spec().number("replicas").map(JsonNumber::intValue).orElse(1));
    }

    private List<Webhook> webhooks() {
        return places.webhooks()
                .map(configuration -> new Webhook(
                        configuration.type().kind(),
                        configuration.name(),
                        configuration.type().sameKind(KubernetesTypes.MUTATING_WEBHOOK),
                        configuration.labels().getOrDefault(IstioLabels.REVISION, DEFAULT_REVISION),
                        Optional.ofNullable(configuration.labels().get(IstioLabels.TAG))))
                .sorted(Comparator.comparing(Webhook::kind).thenComparing(Webhook::name))
                .toList();
    }

    /** What is wrong with it. */
    List<Finding> findings() {
        if (revisions().isEmpty()) {
            return couldLook() ? List.of(none()) : List.of();
        }
        return revisions().stream()
                .filter(revision -> revision.ready() < Math.max(1, revision.wanted()))
                .map(ControlPlaneReader::notReady)
                .toList();
    }

    private static Finding notReady(Revision revision) {
        String message =
                revision.ready() + " of " + revision.wanted() + " replicas are ready, revision " + revision.name();
        return Finding.error("status/control-plane", message)
                .withSeverity(revision.ready() == 0 ? Severity.ERROR : Severity.WARNING)
                .at(Place.in(
                        ResourceId.of(KubernetesTypes.DEPLOYMENT, revision.namespace(), revision.deployment()), ""));
    }

    private boolean couldLook() {
        return places.all().stream().allMatch(home -> snapshot.gap(Need.all(KubernetesTypes.DEPLOYMENT, home))
                .isEmpty());
    }

    /** A control plane outside of the cluster leaves its webhooks here. */
    private Finding none() {
        String where = String.join(", ", places.all());
        return webhooks().isEmpty()
                ? Finding.error("status/no-control-plane", "no Deployment of istiod in namespace " + where)
                        .withSuggestion("without one nothing of this is in effect")
                : Finding.info(
                        "status/no-control-plane",
                        "no Deployment of istiod in namespace " + where
                                + ", but its webhooks: it runs elsewhere, and whether it is ready is not known");
    }
}
