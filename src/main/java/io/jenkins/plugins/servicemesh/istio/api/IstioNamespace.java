package io.jenkins.plugins.servicemesh.istio.api;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a namespace's new pods join Istio's data plane, read from its labels.
 *
 * @param name of the namespace
 * @param injection that is in effect; {@link Injection.None} without labels
 * @param refused whether injection is switched off outright ({@code istio-injection=disabled}), which no other label overrides
 * @param conflicts labels that contradict each other, as warnings: IST0123
 */
public record IstioNamespace(String name, Injection injection, boolean refused, List<Finding> conflicts) {

    private static final String CONFLICT = "istio/conflicting-injection";

    public IstioNamespace {
        conflicts = List.copyOf(conflicts);
    }

    /** Reads a Namespace. Of two labels for sidecars the older one wins; a sidecar keeps a pod out of ambient. */
    public static IstioNamespace of(Resource namespace) {
        Map<String, String> labels = namespace.labels();
        return new IstioNamespace(namespace.name(), injection(labels), isRefused(labels), conflicts(namespace));
    }

    private static Injection injection(Map<String, String> labels) {
        if (IstioLabels.INJECTION_ENABLED.equals(labels.get(IstioLabels.INJECTION))) {
            return new Injection.Sidecar();
        }
        Optional<Injection> revision = revision(labels);
        if (revision.isPresent() && !isRefused(labels)) {
            return revision.get();
        }
        return isAmbient(labels) ? new Injection.Ambient() : new Injection.None();
    }

    /** The label's revision; one that cannot be a revision's name injects nothing. */
    private static Optional<Injection> revision(Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels.get(IstioLabels.REVISION)).map(Injection.Revision::new);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static boolean isRefused(Map<String, String> labels) {
        return IstioLabels.INJECTION_DISABLED.equals(labels.get(IstioLabels.INJECTION));
    }

    private static boolean isAmbient(Map<String, String> labels) {
        return IstioLabels.DATAPLANE_AMBIENT.equals(labels.get(IstioLabels.DATAPLANE_MODE));
    }

    private static List<Finding> conflicts(Resource namespace) {
        Map<String, String> labels = namespace.labels();
        if (labels.containsKey(IstioLabels.INJECTION) && labels.containsKey(IstioLabels.REVISION)) {
            return List.of(conflict(namespace, IstioLabels.REVISION, IstioLabels.INJECTION + " wins over it"));
        }
        boolean sidecars = !(injection(labels) instanceof Injection.Ambient);
        if (isAmbient(labels) && sidecars) {
            return List.of(conflict(namespace, IstioLabels.DATAPLANE_MODE, "pods with a sidecar stay out of ambient"));
        }
        return List.of();
    }

    private static Finding conflict(Resource namespace, String label, String why) {
        return Finding.warning(CONFLICT, "two labels for injection: " + why)
                .withSuggestion("remove one of the two")
                .at(Place.in(namespace.id(), "metadata.labels['" + label + "']"));
    }

    /** Whether new pods join the mesh in some way. */
    public boolean isMeshed() {
        return !(injection instanceof Injection.None);
    }

    /** When that label of a Namespace was last written, as the server's field managers tell. */
    public static Optional<Instant> labelledAt(Resource namespace, String label) {
        return namespace.metadata().array("managedFields").objects().stream()
                .filter(entry -> entry.object("fieldsV1")
                        .object("f:metadata")
                        .object("f:labels")
                        .has("f:" + label))
                .flatMap(entry -> entry.text("time").stream())
                .map(Instant::parse)
                .max(Comparator.naturalOrder());
    }

    /**
     * The labels that a namespace needs for that injection; empty for one that must be absent. A revision needs {@code
     * istio-injection} gone, since that label would win.
     */
    public static Map<String, Optional<String>> labelsFor(Injection wanted) {
        Map<String, Optional<String>> labels = new LinkedHashMap<>();
        for (String key : List.of(IstioLabels.INJECTION, IstioLabels.REVISION, IstioLabels.DATAPLANE_MODE)) {
            labels.put(key, Optional.empty());
        }
        if (wanted instanceof Injection.Sidecar) {
            labels.put(IstioLabels.INJECTION, Optional.of(IstioLabels.INJECTION_ENABLED));
        } else if (wanted instanceof Injection.Revision revision) {
            labels.put(IstioLabels.REVISION, Optional.of(revision.revision()));
        } else if (wanted instanceof Injection.Ambient) {
            labels.put(IstioLabels.DATAPLANE_MODE, Optional.of(IstioLabels.DATAPLANE_AMBIENT));
        }
        return labels;
    }

    /**
     * The namespace whose policies hold for the whole mesh: {@code rootNamespace} of the mesh configuration, else the
     * control plane's own.
     *
     * @param meshConfiguration the ConfigMap {@code istio} of the control plane
     */
    public static String rootNamespace(Resource meshConfiguration) {
        String mesh = meshConfiguration.tree().object("data").text("mesh").orElse("");
        try {
            return YamlText.parseAll(mesh).stream()
                    .flatMap(document -> document instanceof JsonObject object
                            ? object.text("rootNamespace").stream()
                            : Optional.<String>empty().stream())
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse(meshConfiguration.namespace());
        } catch (TextFormatException e) {
            return meshConfiguration.namespace();
        }
    }
}
