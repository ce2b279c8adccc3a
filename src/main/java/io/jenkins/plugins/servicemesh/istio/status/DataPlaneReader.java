package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioNamespace;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane;
import io.jenkins.plugins.servicemesh.mesh.status.Enrolment;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts.Proxy;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;

/** How a namespace joins the data plane, and how each pod did. */
final class DataPlaneReader {

    private static final String DEFAULT_REVISION = "default";

    private final Snapshot snapshot;
    private final ControlPlane controlPlane;
    private final ControlPlaneNamespaces places;
    private final String namespace;
    private final Optional<Resource> object;
    private final Enrolment enrolment;

    DataPlaneReader(Snapshot snapshot, ControlPlane controlPlane, String namespace) {
        this.snapshot = snapshot;
        this.controlPlane = controlPlane;
        this.places = new ControlPlaneNamespaces(snapshot);
        this.namespace = namespace;
        this.object = snapshot.find(ResourceId.of(KubernetesTypes.NAMESPACE, "", namespace));
        this.enrolment = object.map(DataPlaneReader::enrolment).orElseGet(this::unknown);
    }

    Enrolment enrolment() {
        return enrolment;
    }

    private Enrolment unknown() {
        Need need = Need.one(KubernetesTypes.NAMESPACE, "", namespace);
        String why = snapshot.gap(need).isPresent() ? "needs " + need : "there is no such namespace";
        return new Enrolment(Enrolment.Mode.UNKNOWN, Optional.empty(), why);
    }

    private static Enrolment enrolment(Resource object) {
        IstioNamespace labels = IstioNamespace.of(object);
        if (labels.injection() instanceof Injection.Sidecar) {
            return enrolment(object, Enrolment.Mode.SIDECAR, IstioLabels.INJECTION, DEFAULT_REVISION);
        }
        if (labels.injection() instanceof Injection.Revision revision) {
            return enrolment(object, Enrolment.Mode.SIDECAR, IstioLabels.REVISION, revision.revision());
        }
        if (labels.injection() instanceof Injection.Ambient) {
            return enrolment(object, Enrolment.Mode.AMBIENT, IstioLabels.DATAPLANE_MODE, "");
        }
        return labels.refused() ? enrolment(object, Enrolment.Mode.NONE, IstioLabels.INJECTION, "") : Enrolment.NONE;
    }

    private static Enrolment enrolment(Resource object, Enrolment.Mode mode, String label, String revision) {
        return new Enrolment(
                mode,
                Optional.of(revision).filter(name -> !name.isEmpty()),
                "label " + label + "=" + object.labels().get(label));
    }

    /** How that pod is in the data plane, and why. */
    PodFacts read(MeshPod pod) {
        if (pod.sidecar().isPresent()) {
            Optional<String> stale = staleness(pod);
            return facts(pod, stale.isPresent() ? Proxy.STALE : Proxy.CURRENT, stale.orElse(""));
        }
        if (pod.isInAmbient()) {
            return facts(pod, Proxy.CURRENT, "captured by ztunnel");
        }
        return wants(pod) ? facts(pod, Proxy.MISSING, whyMissing(pod)) : facts(pod, Proxy.NONE, whyNone(pod));
    }

    private static PodFacts facts(MeshPod pod, Proxy proxy, String why) {
        return new PodFacts(pod.pod().name(), pod.isReady(), proxy, pod.proxyRevision(), pod.proxyVersion(), why);
    }

    private boolean wants(MeshPod pod) {
        if (enrolment.mode() == Enrolment.Mode.AMBIENT) {
            return !pod.refusesAmbient() && !pod.isInHostNetwork();
        }
        boolean refused = pod.isInHostNetwork() || pod.asksForSidecar().equals(Optional.of("false")) || isRefused();
        boolean asked = enrolment.mode() == Enrolment.Mode.SIDECAR
                || pod.asksForSidecar().equals(Optional.of("true"));
        return !refused && asked;
    }

    private boolean isRefused() {
        return object.map(IstioNamespace::of).map(IstioNamespace::refused).orElse(false);
    }

    private String whyNone(MeshPod pod) {
        if (pod.isInHostNetwork()) {
            return "in the host's network, where nothing is injected";
        }
        if (enrolment.mode() == Enrolment.Mode.AMBIENT) {
            return "its label " + IstioLabels.DATAPLANE_MODE + "=none says no";
        }
        if (isRefused()) {
            return "the namespace's " + enrolment.source() + " says no";
        }
        if (pod.asksForSidecar().isPresent()) {
            return IstioLabels.SIDECAR_INJECT + "=" + pod.asksForSidecar().get() + " says no";
        }
        return enrolment.mode() == Enrolment.Mode.UNKNOWN
                ? "whether it should have one is not known: " + enrolment.source()
                : "the namespace has no label that asks for one";
    }

    private String whyMissing(MeshPod pod) {
        if (enrolment.mode() == Enrolment.Mode.AMBIENT) {
            return "not captured by ztunnel";
        }
        Optional<Instant> labelled = labelled();
        if (labelled.isPresent()
                && pod.created().filter(labelled.get()::isAfter).isPresent()) {
            return "created before the namespace's label was set at " + labelled.get() + ": restart it";
        }
        String revision = enrolment.revision().or(pod::asksForRevision).orElse(DEFAULT_REVISION);
        boolean couldLook =
                snapshot.gap(Need.all(KubernetesTypes.MUTATING_WEBHOOK, "")).isEmpty();
        return couldLook && !places.injects(revision)
                ? "no webhook injects sidecars of revision " + revision
                : "the webhook did not inject it when it was created: restart it";
    }

    /** When the label was last set, as the server's field managers tell. */
    private Optional<Instant> labelled() {
        String label = enrolment.source().replaceFirst("^label ", "").replaceFirst("=.*", "");
        return object.flatMap(namespaceObject -> IstioNamespace.labelledAt(namespaceObject, label));
    }

    /** Why its proxy is not what the control plane would give it now. */
    private Optional<String> staleness(MeshPod pod) {
        Optional<String> wanted = enrolment.revision().or(pod::asksForRevision).flatMap(places::revisionOf);
        Optional<String> has =
                pod.proxyRevision().map(name -> places.revisionOf(name).orElse(name));
        if (wanted.isPresent() && has.isPresent() && !wanted.equals(has)) {
            return Optional.of("its proxy is of revision " + has.get() + ", the namespace asks for " + wanted.get());
        }
        Optional<String> version = has.or(() -> wanted).flatMap(this::version);
        return version.filter(current -> pod.proxyVersion().isPresent()
                        && !same(current, pod.proxyVersion().get()))
                .map(current -> "its proxy is " + pod.proxyVersion().orElse("?") + ", the control plane " + current);
    }

    private Optional<String> version(String revision) {
        return controlPlane.revisions().stream()
                .filter(one -> one.name().equals(revision))
                .findFirst()
                .flatMap(ControlPlane.Revision::version);
    }

    private static boolean same(String one, String other) {
        return release(one).equals(release(other));
    }

    /** The images of one release differ in what is in them besides. */
    private static String release(String tag) {
        return tag.replaceFirst("-(distroless|debug)$", "");
    }
}
