package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.List;

/** Rules on the metadata of every kind. */
final class MetadataRules {

    private static final String ANNOTATION = "istio/annotation";
    private static final List<String> INTERNAL = List.of(
            "internal.istio.io/webhook-always-reject",
            "internal.istio.io/parent-namespace",
            "internal.istio.io/parents");

    private MetadataRules() {}

    static void check(Field object) {
        Field metadata = object.get("metadata");
        if (metadata.get("name").isEmpty()) {
            metadata.error("istio/name", "the object has no name");
        }
        Field annotations = metadata.get("annotations");
        for (String internal : INTERNAL) {
            if (annotations.has(internal)) {
                annotations.get(internal).error(ANNOTATION, "an annotation for Istio's own use:");
            }
        }
        if (annotations.has(IstioLabels.DRY_RUN)) {
            dryRun(object, annotations.get(IstioLabels.DRY_RUN));
        }
    }

    private static void dryRun(Field object, Field dryRun) {
        if (!object.get("kind").is("AuthorizationPolicy")) {
            dryRun.error(ANNOTATION, "a dry run is for AuthorizationPolicies only:");
            return;
        }
        String action = object.get("spec", "action").text().orElse("ALLOW");
        if (!action.equals("ALLOW") && !action.equals("DENY")) {
            dryRun.error(ANNOTATION, "a dry run needs the action ALLOW or DENY:");
        }
        if (!dryRun.textOrEmpty().matches("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False")) {
            dryRun.error(ANNOTATION, "not a boolean:");
        }
    }
}
