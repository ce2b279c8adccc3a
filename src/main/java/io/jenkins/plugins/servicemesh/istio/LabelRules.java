package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.Labels;
import java.util.List;
import java.util.Optional;

/** Rules on labels, on what a policy selects, and on what every kind's metadata may hold. */
final class LabelRules {

    private static final String TARGET = "istio/target-reference";

    /** Group and kind of what a policy may attach to; the core group is empty. */
    private static final List<String> TARGETS = List.of(
            "/Service",
            "networking.istio.io/ServiceEntry",
            "gateway.networking.k8s.io/Gateway",
            "gateway.networking.k8s.io/GatewayClass");

    private LabelRules() {}

    /** Labels as Kubernetes takes them. */
    static void labels(Field labels) {
        for (Field label : labels.members()) {
            if (!Labels.isKey(label.key())) {
                label.error("istio/label", "'" + label.key() + "' is not a label key");
            }
            label.text()
                    .filter(text -> !Labels.isValue(text))
                    .ifPresent(text -> label.error("istio/label", "not a label value:"));
        }
    }

    /** A selector by labels: no wildcards, which Istio would take literally, and at least one label. */
    static void selector(Field selector, String labelsKey) {
        if (selector.absent()) {
            return;
        }
        Field labels = selector.get(labelsKey);
        if (labels.isEmpty()) {
            selector.warn("istio/empty-selector", "a selector without labels selects every workload");
        }
        for (Field label : labels.members()) {
            if (label.key().isEmpty()) {
                label.error("istio/selector", "a label key is empty");
            }
            if (label.key().contains("*") || label.textOrEmpty().contains("*")) {
                label.error("istio/selector", "a selector knows no wildcards:");
            }
        }
    }

    /** At most one of selector, targetRef and targetRefs, each well-formed. */
    static void policyTarget(Field spec) {
        selector(spec.get("selector"), "matchLabels");
        long ways = List.of("selector", "targetRef", "targetRefs").stream()
                .filter(key -> !spec.get(key).isEmpty() || key.equals("selector") && spec.has(key))
                .count();
        if (ways > 1) {
            spec.error(TARGET, "more than one of selector, targetRef and targetRefs");
        }
        if (spec.has("targetRef")) {
            targetRef(spec.get("targetRef"));
        }
        spec.get("targetRefs").items().forEach(LabelRules::targetRef);
    }

    private static void targetRef(Field reference) {
        if (reference.get("name").isEmpty()) {
            reference.error(TARGET, "a target needs a name");
        }
        if (!reference.get("namespace").isEmpty()) {
            reference.get("namespace").error(TARGET, "a target is in the policy's own namespace, none may be given:");
        }
        String group = reference.get("group").textOrEmpty();
        String target = (group.equals("core") ? "" : group) + "/"
                + reference.get("kind").textOrEmpty();
        if (!TARGETS.contains(target)) {
            reference.report(Finding.notAllowed(TARGET, "target", target, TARGETS));
        }
    }

    /** Rules on the metadata of every kind. */
    static void metadata(Field object) {
        Field metadata = object.get("metadata");
        if (metadata.get("name").isEmpty()) {
            metadata.error("istio/name", "the object has no name");
        }
        Field annotations = metadata.get("annotations");
        for (String internal : List.of(
                "internal.istio.io/webhook-always-reject",
                "internal.istio.io/parent-namespace",
                "internal.istio.io/parents")) {
            if (annotations.has(internal)) {
                annotations.get(internal).error("istio/annotation", "an annotation for Istio's own use:");
            }
        }
        Optional.of(annotations.get(IstioLabels.DRY_RUN))
                .filter(Field::present)
                .ifPresent(dryRun -> dryRun(object, dryRun));
    }

    private static void dryRun(Field object, Field dryRun) {
        if (!object.get("kind").is("AuthorizationPolicy")) {
            dryRun.error("istio/annotation", "a dry run is for AuthorizationPolicies only:");
            return;
        }
        String action = object.get("spec", "action").text().orElse("ALLOW");
        if (!action.equals("ALLOW") && !action.equals("DENY")) {
            dryRun.error("istio/annotation", "a dry run needs the action ALLOW or DENY:");
        }
        if (!dryRun.textOrEmpty().matches("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False")) {
            dryRun.error("istio/annotation", "not a boolean:");
        }
    }
}
