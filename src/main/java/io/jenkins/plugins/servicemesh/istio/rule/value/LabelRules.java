package io.jenkins.plugins.servicemesh.istio.rule.value;

import io.jenkins.plugins.servicemesh.model.Labels;

/** Rules on labels and on selecting by them. */
public final class LabelRules {

    private LabelRules() {}

    /** Labels as Kubernetes takes them. */
    public static void labels(Field labels) {
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
    public static void selector(Field selector, String labelsKey) {
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
}
